package org.diandan.matching.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody typed or sent, checked. */
public sealed interface TypedSettings {

  /** Values that may be used. */
  record Usable(SettingValues values) implements TypedSettings {}

  /**
   * Values that may not.
   *
   * @param faults at least one, in the order people read the settings
   */
  record Faulty(List<Fault> faults) implements TypedSettings {

    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Checks texts.
   *
   * @param byName texts by the name of the value; spaces around them do not matter, an empty one is
   *     missing
   */
  static TypedSettings of(Map<String, String> byName) {
    var numbers = new HashMap<String, Long>();
    var noNumbers = new ArrayList<Fault>();
    byName.forEach(
        (name, text) -> {
          var typed = text.strip();
          if (WholeNumber.FORM.matcher(typed).matches()) {
            numbers.put(name, Long.valueOf(typed));
          } else if (!typed.isEmpty()) {
            noNumbers.add(new Fault(name, "settings.fault.number"));
          }
        });
    var faults = new ArrayList<Fault>(noNumbers);
    Faults.of(numbers).stream()
        .filter(fault -> noNumbers.stream().noneMatch(other -> other.name().equals(fault.name())))
        .forEach(faults::add);
    return faults.isEmpty() ? new Usable(new SettingValues(numbers)) : new Faulty(faults);
  }

  /** At most eighteen digits, which every long holds. */
  final class WholeNumber {

    private static final Pattern FORM = Pattern.compile("-?\\d{1,18}");

    private WholeNumber() {}
  }
}
