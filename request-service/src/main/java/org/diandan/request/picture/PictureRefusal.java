package org.diandan.request.picture;

import org.diandan.request.feature.Feature;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.http.HttpStatus;

/** Why a file does not become a picture of a request. */
public enum PictureRefusal {
  /** More bytes than {@link Pictures#LARGEST_FILE}. */
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "picture.too-large"),
  /** Neither a JPEG nor a PNG. */
  WRONG_KIND(HttpStatus.UNPROCESSABLE_CONTENT, "picture.wrong-kind"),
  /** More pixels than anybody's camera makes. */
  TOO_MANY_PIXELS(HttpStatus.UNPROCESSABLE_CONTENT, "picture.too-many-pixels"),
  /** It says it is a picture and cannot be read. */
  BROKEN(HttpStatus.UNPROCESSABLE_CONTENT, "picture.broken"),
  /** There are {@link Pictures#MOST} already. */
  TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT, "picture.too-many"),
  /** No photos are taken at the moment. */
  SWITCHED_OFF(HttpStatus.UNPROCESSABLE_CONTENT, Feature.PHOTOS.messageKey("closed")),
  /** The request, or the form, is not there (any more). */
  NOTHING_TO_ADD_TO(HttpStatus.NOT_FOUND, "picture.nothing-to-add-to");

  private final HttpStatus status;
  private final String messageKey;

  PictureRefusal(HttpStatus status, String messageKey) {
    this.status = status;
    this.messageKey = messageKey;
  }

  /** 404, 413 or 422. */
  public HttpStatus status() {
    return status;
  }

  /** The sentence that says what to do. */
  public FieldError error(String field) {
    return new FieldError(field, messageKey, Pictures.LARGEST_FILE >> 20, Pictures.MOST);
  }
}
