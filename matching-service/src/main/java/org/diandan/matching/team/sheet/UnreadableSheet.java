package org.diandan.matching.team.sheet;

/** The file is no table we can read. */
public final class UnreadableSheet extends Exception {

  private static final long serialVersionUID = 1;

  private final String messageKey;

  UnreadableSheet(String messageKey) {
    super(messageKey);
    this.messageKey = messageKey;
  }

  /** Key of the sentence that says what to do. */
  public String messageKey() {
    return messageKey;
  }
}
