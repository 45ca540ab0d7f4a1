package org.diandan.notification.inbox.web;

import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** There is no such message, or it is somebody else's: the answer is the same. */
final class NoSuchMessage extends Refusal {

  private static final long serialVersionUID = 1L;

  NoSuchMessage() {
    super(HttpStatus.NOT_FOUND, "no-such-message", "inbox.no-such-message");
  }
}
