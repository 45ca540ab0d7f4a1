package org.diandan.request.opendata.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.diandan.contract.AreaCode;
import org.diandan.request.opendata.Level;
import org.diandan.request.opendata.OpenFigure;
import org.diandan.request.opendata.OpenFigures;
import org.diandan.request.statistics.Figure;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * What a program asks the feed for.
 *
 * @param levels at least one
 * @param area beginning of the codes that are wanted; empty for all
 * @param page from 1 on
 */
record AskedMonths(
    YearMonth from,
    YearMonth until,
    Set<Level> levels,
    Set<Figure> figures,
    String area,
    int page,
    int size) {

  private static final int LARGEST_PAGE = 1_000;
  private static final int USUAL_MONTHS = 12;

  AskedMonths {
    levels = Set.copyOf(levels);
    figures = Set.copyOf(figures);
  }

  /**
   * Reads the words of an address.
   *
   * @throws InvalidInput 400 when a word cannot be read, 422 when the months are not there
   */
  static AskedMonths of(MultiValueMap<String, String> asked, OpenFigures open) {
    var until = month(asked, "until", open.last());
    var usual = until.minusMonths(USUAL_MONTHS - 1L);
    var from = month(asked, "from", usual.isBefore(open.first()) ? open.first() : usual);
    if (from.isBefore(open.first()) || from.isAfter(until)) {
      throw unusable("from", "open.from", open.first(), until);
    }
    if (until.isAfter(open.last())) {
      throw unusable("until", "open.until", open.last());
    }
    var area = text(asked, "area");
    if (!area.isEmpty() && !AreaCode.isWellFormed(area)) {
      throw invalid("area");
    }
    return new AskedMonths(
        from,
        until,
        levels(text(asked, "level")),
        figures(text(asked, "figure")),
        area,
        number(asked, "page", 1, Integer.MAX_VALUE / LARGEST_PAGE),
        number(asked, "size", LARGEST_PAGE, LARGEST_PAGE));
  }

  /** Which of the figures of these months are wanted. */
  Predicate<OpenFigure> wanted() {
    return one ->
        levels.contains(one.place().level())
            && figures.contains(one.figure())
            && one.place().code().startsWith(area);
  }

  /** How many come before the page. */
  long skipped() {
    return (page - 1L) * size;
  }

  private static YearMonth month(
      MultiValueMap<String, String> asked, String field, YearMonth usual) {
    var text = text(asked, field);
    try {
      return text.isEmpty() ? usual : YearMonth.parse(text);
    } catch (DateTimeException _) {
      throw invalid(field);
    }
  }

  private static Set<Level> levels(String text) {
    if (text.isEmpty()) {
      return EnumSet.of(Level.ALL, Level.COUNTY);
    }
    var levels = EnumSet.noneOf(Level.class);
    words(text).forEach(word -> levels.add(Level.find(word).orElseThrow(() -> invalid("level"))));
    return levels;
  }

  private static Set<Figure> figures(String text) {
    if (text.isEmpty()) {
      return OpenFigures.PUBLISHED;
    }
    var figures = EnumSet.noneOf(Figure.class);
    words(text)
        .forEach(
            word ->
                figures.add(
                    Figure.find(word)
                        .filter(OpenFigures.PUBLISHED::contains)
                        .orElseThrow(() -> invalid("figure"))));
    return figures;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).toList();
  }

  private static int number(
      MultiValueMap<String, String> asked, String field, int usual, int most) {
    var text = text(asked, field);
    try {
      int number = text.isEmpty() ? usual : Integer.parseInt(text);
      if (number < 1 || number > most) {
        throw invalid(field);
      }
      return number;
    } catch (NumberFormatException _) {
      throw invalid(field);
    }
  }

  private static InvalidInput invalid(String field) {
    return new InvalidInput(List.of(new FieldError(field, "kit.field.invalid")));
  }

  private static InvalidInput unusable(String field, String key, Object... arguments) {
    var plain = Arrays.stream(arguments).map(Object::toString).toArray();
    return new InvalidInput(
        HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError(field, key, plain)));
  }

  private static String text(MultiValueMap<String, String> asked, String field) {
    var text = asked.getFirst(field);
    return text == null ? "" : text.strip();
  }
}
