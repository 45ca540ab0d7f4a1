package org.diandan.request.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/**
 * A Chinese text as people spell it: in full ({@code shuiguan}), by initials ({@code sg}) or mixed
 * ({@code shuig}).
 *
 * @param syllables per character all its readings, so that polyphones are found by the right one
 *     wherever they stand; a sign that has none is its own reading
 */
record Spelled(List<List<String>> syllables) {

  private static final HanyuPinyinOutputFormat FORMAT = format();

  Spelled {
    syllables = List.copyOf(syllables);
  }

  /** How well letters spell a text; better ones first. */
  enum Fit {
    /** The whole text in full. */
    WHOLE,
    /** Whole syllables from the beginning; the last one may be cut. */
    FULL,
    /** Whole syllables further on. */
    FULL_INSIDE,
    /** All its initials. */
    ALL_INITIALS,
    /** Initials, perhaps mixed with whole syllables, from the beginning. */
    INITIALS,
    /** Initials further on. */
    INITIALS_INSIDE,
    NONE
  }

  static Spelled of(String text) {
    return new Spelled(text.codePoints().mapToObj(Spelled::readings).toList());
  }

  /**
   * How well letters spell this text.
   *
   * @param letters from a to z, at least one
   */
  Fit fit(String letters) {
    boolean full = reads(letters, 0, 0, true);
    if (full) {
      return isWhole(letters, 0, 0) ? Fit.WHOLE : Fit.FULL;
    }
    if (readsInside(letters, true)) {
      return Fit.FULL_INSIDE;
    }
    if (reads(letters, 0, 0, false)) {
      return letters.length() == syllables.size() ? Fit.ALL_INITIALS : Fit.INITIALS;
    }
    return letters.length() > 1 && readsInside(letters, false) ? Fit.INITIALS_INSIDE : Fit.NONE;
  }

  private boolean isWhole(String letters, int at, int syllable) {
    return syllable == syllables.size()
        ? at == letters.length()
        : syllables.get(syllable).stream()
            .anyMatch(
                reading ->
                    letters.startsWith(reading, at)
                        && isWhole(letters, at + reading.length(), syllable + 1));
  }

  private boolean readsInside(String letters, boolean whole) {
    for (int start = 1; start < syllables.size(); start++) {
      if (reads(letters, 0, start, whole)) {
        return true;
      }
    }
    return false;
  }

  private boolean reads(String letters, int at, int syllable, boolean whole) {
    if (at == letters.length()) {
      return true;
    }
    return syllable < syllables.size()
        && syllables.get(syllable).stream()
            .flatMap(reading -> partsOf(reading, whole))
            .anyMatch(
                part ->
                    (letters.startsWith(part, at)
                            && reads(letters, at + part.length(), syllable + 1, whole))
                        || isCut(part, letters.substring(at), at == 0, whole));
  }

  /** What may be typed for one reading. */
  private static Stream<String> partsOf(String reading, boolean whole) {
    return whole ? Stream.of(reading) : Stream.of(reading, reading.substring(0, 1)).distinct();
  }

  /** Whether the last syllable was only begun; a single begun syllable is no whole one. */
  private static boolean isCut(String part, String rest, boolean first, boolean whole) {
    return part.startsWith(rest) && !(whole && first && !part.equals(rest));
  }

  private static List<String> readings(int point) {
    try {
      var found =
          Character.isBmpCodePoint(point)
              ? PinyinHelper.toHanyuPinyinStringArray((char) point, FORMAT)
              : null;
      return found == null
          ? List.of(Character.toString(point).toLowerCase(Locale.ROOT))
          : Arrays.stream(found).distinct().toList();
    } catch (BadHanyuPinyinOutputFormatCombination e) {
      throw new IllegalStateException("The format is a constant.", e);
    }
  }

  private static HanyuPinyinOutputFormat format() {
    var format = new HanyuPinyinOutputFormat();
    format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
    format.setVCharType(HanyuPinyinVCharType.WITH_V);
    return format;
  }
}
