package org.diandan.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What can be ordered, one of the codes of the catalogue.
 *
 * @param value two letters of the group and two digits, such as {@code RP01}; {@code 99} is the
 *     "something else" of its group
 */
public record ServiceItemCode(@JsonValue String value) implements Comparable<ServiceItemCode> {

  private static final String SOMETHING_ELSE = "99";
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ServiceItemCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("\"%s\" is not a service item code.".formatted(value));
    }
  }

  /** Whether text has the form of this code; says nothing about whether it is in use. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether it is the free-text sibling of its group, which a person has to sort. */
  public boolean isSomethingElse() {
    return value.endsWith(SOMETHING_ELSE);
  }

  @Override
  public int compareTo(ServiceItemCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
