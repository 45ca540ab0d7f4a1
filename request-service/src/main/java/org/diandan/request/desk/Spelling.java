package org.diandan.request.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.sourceforge.pinyin4j.PinyinHelper;

/** How Chinese names are typed on a keyboard without an input method: 东门 is dm or dongmen. */
final class Spelling {

  /** Names with many characters of several readings would have thousands of spellings. */
  private static final int MOST_READINGS = 16;

  private Spelling() {}

  /**
   * Every spelling of a name, each after a space: the initials of all its readings, then the whole
   * syllables. Other letters and digits spell themselves; everything else is left out.
   */
  static String of(String name) {
    var spellings = new LinkedHashSet<String>();
    spellings.addAll(readings(name, syllable -> syllable.substring(0, 1)));
    spellings.addAll(readings(name, syllable -> syllable));
    spellings.remove("");
    return spellings.isEmpty() ? "" : " " + String.join(" ", spellings);
  }

  private static List<String> readings(String name, UnaryOperator<String> shortened) {
    var all = List.of("");
    for (int at = 0; at < name.length(); at++) {
      char letter = name.charAt(at);
      var longer = new LinkedHashSet<String>();
      for (var begun : all) {
        for (var syllable : syllables(letter)) {
          longer.add(begun + (syllable.isEmpty() ? "" : shortened.apply(syllable)));
        }
      }
      all = longer.stream().limit(MOST_READINGS).toList();
    }
    return all;
  }

  private static Set<String> syllables(char letter) {
    var found = new ArrayList<String>();
    var readings = PinyinHelper.toHanyuPinyinStringArray(letter);
    if (readings != null) {
      for (var reading : readings) {
        // The last character is the tone.
        found.add(reading.substring(0, reading.length() - 1).replace("u:", "v"));
      }
    } else if (letter < 128 && Character.isLetterOrDigit(letter)) {
      found.add(String.valueOf(letter).toLowerCase(Locale.ROOT));
    } else {
      found.add("");
    }
    return new LinkedHashSet<>(found);
  }
}
