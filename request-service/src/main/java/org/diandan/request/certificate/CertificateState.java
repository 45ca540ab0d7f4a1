package org.diandan.request.certificate;

/** Whether a certificate still says the truth. */
public enum CertificateState {
  VALID,
  /** An entry it names was voided after it was issued. */
  SUPERSEDED,
  /** Its issuer took it back. */
  REVOKED
}
