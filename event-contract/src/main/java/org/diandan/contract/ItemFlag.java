package org.diandan.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a service item asks of the people who serve; one letter each in the catalogue file. */
public enum ItemFlag {
  ENTERS_HOME("H"),
  TWO_PEOPLE("2"),
  INVOLVES_MINORS("M"),
  SENSITIVE_FACTS("X"),
  OWN_LICENCE("C"),
  INSURANCE("I"),
  CAN_RECUR("R"),
  GROUP_EVENT("G"),
  MAY_BE_ANONYMOUS("A"),
  MANDATORY_REFERRAL("E"),
  OPEN_TO_YOUTH("Y");

  private final String letter;

  ItemFlag(String letter) {
    this.letter = letter;
  }

  /** The flag of a catalogue letter. */
  @JsonCreator
  public static ItemFlag ofLetter(String letter) {
    return Arrays.stream(values())
        .filter(flag -> flag.letter.equals(letter))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"%s\" is no catalogue flag.".formatted(letter)));
  }

  /** The letter in the catalogue file and on the wire. */
  @JsonValue
  public String letter() {
    return letter;
  }
}
