package org.diandan.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Statistical code of an area: a longer code lies inside every area whose code it starts with.
 *
 * @param value 2 digits for a province, 4 city, 6 county, 9 town or street, 12 village or
 *     residents' committee
 */
public record AreaCode(@JsonValue String value) implements Comparable<AreaCode> {

  private static final Pattern FORM = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");

  /** Levels of the administrative tree, widest first. */
  public enum Level {
    PROVINCE(2),
    CITY(4),
    COUNTY(6),
    TOWN(9),
    VILLAGE(12);

    private final int digits;

    Level(int digits) {
      this.digits = digits;
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AreaCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          """
          The area code "%s" must have 2, 4, 6, 9 or 12 digits.
          A code from another table may carry trailing zeros; leave them out."""
              .formatted(value));
    }
  }

  /** Whether text has the form of an area code; says nothing about whether the area exists. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /** The level this code names. */
  public Level level() {
    for (var level : Level.values()) {
      if (level.digits == value.length()) {
        return level;
      }
    }
    throw new IllegalStateException("An area code has a level for each of its lengths: " + value);
  }

  /** The area of the given level that contains this one. */
  public AreaCode at(Level level) {
    if (level.digits > value.length()) {
      throw new IllegalArgumentException("The area %s is wider than a %s.".formatted(value, level));
    }
    return new AreaCode(value.substring(0, level.digits));
  }

  /** Whether {@code other} is this area or lies inside it. */
  public boolean contains(AreaCode other) {
    return other.value.startsWith(value);
  }

  /** The prefecture in which requests of this area are dispatched: the first four digits. */
  public AreaCode dispatchArea() {
    return at(Level.CITY);
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
