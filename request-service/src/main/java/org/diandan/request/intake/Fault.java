package org.diandan.request.intake;

import org.diandan.web.InvalidInput.FieldError;

/**
 * Why an answer cannot be used.
 *
 * @param wellFormed whether it has the right form and is only unknown or impossible
 */
public record Fault(FieldError error, boolean wellFormed) {

  /** It has the wrong form: 400. */
  public static Fault malformed(String field, String messageKey, Object... arguments) {
    return new Fault(new FieldError(field, messageKey, arguments), false);
  }

  /** It is well-formed and unknown or impossible: 422. */
  public static Fault unusable(String field, String messageKey, Object... arguments) {
    return new Fault(new FieldError(field, messageKey, arguments), true);
  }
}
