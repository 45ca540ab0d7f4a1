package org.diandan.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What a volunteer can do, one of the codes of the skill list.
 *
 * @param value {@code S} and two digits, such as {@code S09} for plumbing
 */
public record SkillCode(@JsonValue String value) implements Comparable<SkillCode> {

  private static final Pattern FORM = Pattern.compile("S\\d{2}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SkillCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("\"%s\" is not a skill code.".formatted(value));
    }
  }

  /** Whether text has the form of this code; says nothing about whether it is in use. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(SkillCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
