package org.diandan.request.identity;

/** How calls of a key prove whose they are. */
public enum KeySignIn {
  /** The secret itself in every call. */
  BEARER,
  /** A signature made with the secret; the secret never travels. */
  HMAC,
  /** One or the other. */
  EITHER
}
