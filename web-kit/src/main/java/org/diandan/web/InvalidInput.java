package org.diandan.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Input with wrong fields; the answer names each of them. */
public class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * One wrong field.
   *
   * @param field its name as the client sent it; a path such as {@code teams[3].name} inside lists
   * @param messageKey key of the sentence that says what to do
   */
  public record FieldError(String field, String messageKey, List<Object> arguments) {

    public FieldError {
      arguments = List.copyOf(arguments);
    }

    /** Names the arguments one by one. */
    public FieldError(String field, String messageKey, Object... arguments) {
      this(field, messageKey, List.of(arguments));
    }
  }

  private final HttpStatus status;
  private final transient List<FieldError> errors;

  /** Answers 400. */
  public InvalidInput(List<FieldError> errors) {
    this(HttpStatus.BAD_REQUEST, errors);
  }

  /** Answers with another status, 422 where the fields are well-formed but cannot be used. */
  public InvalidInput(HttpStatus status, List<FieldError> errors) {
    super("Invalid: " + errors.stream().map(FieldError::field).toList());
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  public HttpStatus status() {
    return status;
  }

  public List<FieldError> errors() {
    return errors;
  }
}
