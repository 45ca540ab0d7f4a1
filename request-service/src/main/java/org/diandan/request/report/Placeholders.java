package org.diandan.request.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.statistics.Figure;
import org.springframework.stereotype.Component;

/**
 * What may stand in braces in the words of a template: {@code {区域}} or {@code {area}}, {@code {期间}}
 * or {@code {period}}, and every figure by its name or code, such as {@code {解决率}} or {@code
 * {resolution}}.
 */
@Component
public final class Placeholders {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> AREA = Set.of("区域", "area");
  private static final Set<String> PERIOD = Set.of("期间", "period");

  private final FigureWords words;

  Placeholders(FigureWords words) {
    this.words = words;
  }

  /** What fills them in one language. */
  record Filling(String place, String period, Function<Figure, String> figures) {}

  /** The first word in braces that nothing is known of; empty when all of them are known. */
  public Optional<String> unknown(String text) {
    return BRACES
        .matcher(text)
        .results()
        .map(found -> found.group(1).strip())
        .filter(word -> !isKnown(word))
        .findFirst();
  }

  /** The figures the words ask for. */
  Set<Figure> figures(List<Words> texts) {
    var figures = EnumSet.noneOf(Figure.class);
    texts.stream()
        .flatMap(text -> List.of(text.zh(), text.en()).stream())
        .flatMap(text -> BRACES.matcher(text).results())
        .forEach(found -> figure(found.group(1).strip()).ifPresent(figures::add));
    return figures;
  }

  /** The text with everything filled in; what is not known stays as it is. */
  String fill(String text, Filling filling) {
    return BRACES
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    value(found.group(1).strip(), filling).orElseGet(found::group)));
  }

  private Optional<String> value(String word, Filling filling) {
    if (AREA.contains(word)) {
      return Optional.of(filling.place());
    }
    if (PERIOD.contains(word)) {
      return Optional.of(filling.period());
    }
    return figure(word).map(filling.figures());
  }

  private boolean isKnown(String word) {
    return AREA.contains(word) || PERIOD.contains(word) || figure(word).isPresent();
  }

  private Optional<Figure> figure(String word) {
    for (var figure : Figure.values()) {
      if (figure.code().equals(word)
          || words.name(figure, Locale.CHINA).equals(word)
          || words.name(figure, Locale.ENGLISH).equals(word)) {
        return Optional.of(figure);
      }
    }
    return Optional.empty();
  }
}
