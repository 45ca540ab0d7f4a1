package org.diandan.request.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.diandan.request.statistics.FigureTable.Row;

/** Days, weeks and months of a period, also those in which nothing happened. */
final class TimeSteps {

  private TimeSteps() {}

  /** The table with a row for every step the period touches, in their order. */
  static FigureTable filled(FigureTable table, Period period, Supplier<Row> nothing) {
    if (!table.by().isTime()) {
      throw new IllegalArgumentException("A trend goes along time, not by " + table.by());
    }
    var rows = new ArrayList<Row>();
    var last = period.until().minusNanos(1).toLocalDate();
    for (var step = beginOf(period.from().toLocalDate(), table.by());
        !step.isAfter(last);
        step = next(step, table.by())) {
      var key = step.toString();
      rows.add(table.find(key).orElseGet(() -> nothing.get().renamed(key)));
    }
    return new FigureTable(table.by(), rows, table.total());
  }

  private static LocalDate beginOf(LocalDate day, Dimension step) {
    return switch (step) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private static LocalDate next(LocalDate day, Dimension step) {
    return switch (step) {
      case WEEK -> day.plusWeeks(1);
      case MONTH -> day.plusMonths(1);
      default -> day.plusDays(1);
    };
  }
}
