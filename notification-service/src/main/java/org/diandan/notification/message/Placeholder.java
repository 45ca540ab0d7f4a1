package org.diandan.notification.message;

import java.util.Optional;
import java.util.stream.Stream;

/** What stands in a message only when it is told; the order is that of the shipped texts. */
public enum Placeholder {
  ITEM("服务", "item"),
  NUMBER("单号", "number"),
  TEAM("队伍", "team"),
  DEADLINE("时间", "time"),
  /** A one-time code, or the code of an offer that is answered by text message. */
  CODE("号码", "code");

  private final String chinese;
  private final String english;

  Placeholder(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** Finds one by its name, whichever language that is in. */
  static Optional<Placeholder> named(String name) {
    return Stream.of(values())
        .filter(one -> one.chinese.equals(name) || one.english.equals(name))
        .findFirst();
  }

  /** As people write it, with its braces. */
  public String written(Language language) {
    return switch (language) {
      case CHINESE -> "{" + chinese + "}";
      case ENGLISH -> "{" + english + "}";
    };
  }
}
