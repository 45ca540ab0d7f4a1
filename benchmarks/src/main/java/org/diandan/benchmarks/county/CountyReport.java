package org.diandan.benchmarks.county;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.diandan.benchmarks.ResultFiles;
import org.diandan.benchmarks.county.Figures.Waits;
import org.diandan.benchmarks.county.Request.DayKind;
import org.diandan.benchmarks.simulation.BarPicture;
import org.diandan.contract.Urgency;

/** All platforms beside each other: as a table for people, as JSON and a picture for files. */
final class CountyReport {

  /** What is compared. */
  private record Row(DayKind day, String platform) {}

  private final String title;
  private final Map<Row, Figures> rows = new LinkedHashMap<>();

  /**
   * Starts an empty report.
   *
   * @param title one line about the county
   */
  CountyReport(String title) {
    this.title = title;
  }

  void add(DayKind day, String platform, Figures figures) {
    rows.put(new Row(day, platform), figures);
  }

  /** One line for each kind of day and platform. */
  String table() {
    var text = new StringBuilder(title).append(System.lineSeparator());
    text.append(
        "%-10s %-24s| %-12s | %-23s | %-43s | %7s | %5s | %5s%n"
            .formatted(
                "",
                "",
                "  km to it",
                "unmatched %",
                "minutes to a yes, median / 95 %",
                "asked",
                "",
                "idle"));
    text.append(
        "%-10s %-24s| %5s %6s | %5s %5s %5s %5s | %10s %10s %10s %10s | %7s | %5s | %5s%n"
            .formatted(
                "day",
                "platform",
                "mean",
                "95 %",
                "U1",
                "U2",
                "U3",
                "U4",
                "U1",
                "U2",
                "U3",
                "U4",
                "/served",
                "Gini",
                "%"));
    rows.forEach((row, figures) -> text.append(line(row, figures)));
    return text.toString();
  }

  private static String line(Row row, Figures figures) {
    return String.format(
        Locale.ROOT,
        "%-10s %-24s| %5.2f %6.2f | %s | %s | %7.2f | %5.3f | %5.1f%n",
        row.day.words(),
        row.platform,
        figures.meanKm(),
        figures.p95Km(),
        byUrgency(figures, waits -> "%5.1f".formatted(100 * waits.unmatched())),
        byUrgency(
            figures, waits -> "%4.0f /%4.0f".formatted(waits.medianMinutes(), waits.p95Minutes())),
        figures.offersPerServed(),
        figures.gini(),
        100 * figures.idle());
  }

  private static String byUrgency(Figures figures, Function<Waits, String> words) {
    return Arrays.stream(Urgency.values())
        .map(urgency -> words.apply(figures.of(urgency)))
        .collect(Collectors.joining(" "));
  }

  /** Writes {@code NAME.json} and {@code NAME.svg} into the results' folder. */
  void write(String name) throws IOException {
    ResultFiles.write(name, json(), picture());
  }

  String json() {
    return rows.entrySet().stream()
        .map(row -> json(row.getKey(), row.getValue()))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String json(Row row, Figures figures) {
    return String.format(
        Locale.ROOT,
        "{\"day\":\"%s\",\"platform\":\"%s\",\"meanKm\":%.3f,\"p95Km\":%.3f,"
            + "\"offersPerServed\":%.4f,\"gini\":%.4f,\"idle\":%.4f,\"byUrgency\":{%s}}",
        row.day.words(),
        row.platform,
        figures.meanKm(),
        figures.p95Km(),
        figures.offersPerServed(),
        figures.gini(),
        figures.idle(),
        Arrays.stream(Urgency.values())
            .map(urgency -> json(urgency, figures.of(urgency)))
            .collect(Collectors.joining(",")));
  }

  private static String json(Urgency urgency, Waits waits) {
    return String.format(
        Locale.ROOT,
        "\"%s\":{\"requests\":%d,\"unmatched\":%.5f,\"medianMinutes\":%.1f,\"p95Minutes\":%.1f}",
        urgency,
        waits.requests(),
        waits.unmatched(),
        waits.medianMinutes(),
        waits.p95Minutes());
  }

  /** Usual days on the left, the storm day on the right. */
  private String picture() {
    var picture = new BarPicture(title, 2);
    bars(picture, "mean km to the resident", Figures::meanKm);
    bars(picture, "questions per request with a team", Figures::offersPerServed);
    bars(picture, "urgent (U1, U2) without a team, %", CountyReport::urgentUnmatched);
    bars(picture, "others (U3, U4) without a team, %", CountyReport::otherUnmatched);
    bars(picture, "minutes to a yes, U2, median", each -> each.of(Urgency.U2).medianMinutes());
    bars(picture, "minutes to a yes, U2, 95 %", each -> each.of(Urgency.U2).p95Minutes());
    bars(picture, "Gini of tasks per place", Figures::gini);
    bars(picture, "idle teams, %", each -> 100 * each.idle());
    return picture.svg();
  }

  private void bars(BarPicture picture, String group, ToDoubleFunction<Figures> figure) {
    for (var day : List.of(DayKind.USUAL, DayKind.STORM)) {
      rows.forEach(
          (row, figures) -> {
            if (row.day == day) {
              picture.bar(day.words() + ": " + group, row.platform, figure.applyAsDouble(figures));
            }
          });
    }
  }

  private static double urgentUnmatched(Figures figures) {
    return unmatched(figures.of(Urgency.U1), figures.of(Urgency.U2));
  }

  private static double otherUnmatched(Figures figures) {
    return unmatched(figures.of(Urgency.U3), figures.of(Urgency.U4));
  }

  /** Percent of both classes together. */
  private static double unmatched(Waits one, Waits other) {
    double all = Math.max(1, one.requests() + other.requests());
    return 100 * (one.unmatched() * one.requests() + other.unmatched() * other.requests()) / all;
  }
}
