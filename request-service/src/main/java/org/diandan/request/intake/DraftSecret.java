package org.diandan.request.intake;

/** The secret by which a browser finds its half-filled form; only its hash is stored. */
public record DraftSecret(String value) {

  /** What the form and its pictures are found by. */
  public String hash() {
    return LinkToken.hexHashOf(value);
  }

  /** Never shows the secret in a log. */
  @Override
  public String toString() {
    return "DraftSecret[…]";
  }
}
