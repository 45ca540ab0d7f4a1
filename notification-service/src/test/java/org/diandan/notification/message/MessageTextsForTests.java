package org.diandan.notification.message;

import java.time.ZoneId;

/** Opens the texts to tests of other packages. */
public final class MessageTextsForTests {

  private MessageTextsForTests() {}

  public static MessageTexts in(ZoneId zone) {
    return new MessageTexts(new TimeWords(zone), new WordsInForce());
  }
}
