package org.diandan.request.batch;

import java.util.List;

/** A file that cannot be read at all, with the sentence that says why. */
final class UnreadableFile extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String messageKey;
  private final transient List<String> arguments;

  UnreadableFile(String messageKey, String... arguments) {
    super(messageKey);
    this.messageKey = messageKey;
    this.arguments = List.of(arguments);
  }

  String messageKey() {
    return messageKey;
  }

  List<String> arguments() {
    return arguments;
  }
}
