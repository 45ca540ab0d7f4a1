package org.diandan.request.dashboard.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.request.dashboard.Dashboard;
import org.diandan.request.dashboard.web.Cell.Maker;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Period;

/**
 * A figure with everything that has to be known to believe it.
 *
 * @param definition numerator, denominator and what is left out
 * @param more the slowest tenth of times; empty for all else
 * @param earlier in the period before and a year before
 */
record Card(
    String code, String name, Cell cell, String definition, String more, List<Earlier> earlier) {

  private static final double SECONDS_PER_HOUR = 3_600;

  Card {
    earlier = List.copyOf(earlier);
  }

  /**
   * The same figure of an earlier period.
   *
   * @param key of what it is called: {@code before} or {@code year}
   * @param change against it; empty when one of them has no value
   */
  record Earlier(String key, Cell cell, String change) {}

  static Card of(Figure figure, Dashboard board, Maker maker) {
    var slice = maker.choice().slice();
    var now = board.now();
    var words = maker.words();
    return new Card(
        figure.code(),
        words.name(figure, maker.locale()),
        maker.of(figure, now, slice),
        words.definition(figure, maker.locale()),
        slowest(now.get(figure), maker),
        List.of(
            earlier(
                figure, new Then("before", board.before(), slice.period().before()), maker, now),
            earlier(
                figure,
                new Then("year", board.yearBefore(), slice.period().yearBefore()),
                maker,
                now)));
  }

  /** The figure without its past; of times with the median in hours as well. */
  static Card alone(Figure figure, FigureTable.Row row, Maker maker) {
    var words = maker.words();
    var measure = row.get(figure);
    return new Card(
        figure.code(),
        words.name(figure, maker.locale()),
        maker.of(figure, row, maker.choice().slice()),
        words.definition(figure, maker.locale()),
        Stream.of(hours(measure, maker), slowest(measure, maker))
            .filter(said -> !said.isEmpty())
            .collect(Collectors.joining(" · ")),
        List.of());
  }

  private static String hours(Measure measure, Maker maker) {
    if (measure instanceof Measure.Spread spread && spread.median() != null) {
      var hours = String.format(Locale.ROOT, "%.2f", spread.median() / SECONDS_PER_HOUR);
      return maker.words().say(maker.locale(), "board.hours", hours);
    }
    return "";
  }

  private record Then(String key, FigureTable.Row row, Period period) {}

  private static Earlier earlier(Figure figure, Then then, Maker maker, FigureTable.Row now) {
    return new Earlier(
        then.key(),
        maker.of(figure, then.row(), maker.choice().slice().in(then.period())),
        maker.words().change(now.get(figure), then.row().get(figure), maker.locale()));
  }

  private static String slowest(Measure measure, Maker maker) {
    if (measure instanceof Measure.Spread spread && spread.p90() != null) {
      return maker
          .words()
          .say(maker.locale(), "board.p90", maker.words().span(spread.p90(), maker.locale()));
    }
    return "";
  }
}
