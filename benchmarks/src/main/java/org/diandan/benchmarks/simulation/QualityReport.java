package org.diandan.benchmarks.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.diandan.benchmarks.ResultFiles;

/** Medians over the seeds, as a table for people and as JSON and a picture for files. */
final class QualityReport {

  /**
   * What is compared.
   *
   * @param day the usual or the shifted day
   */
  record Key(String day, double load, String policy) {}

  /**
   * What a policy made of a day.
   *
   * @param best cost with the day known
   */
  record Score(Key key, Outcome outcome, double best) {}

  private record Sample(Outcome outcome, double ratio) {}

  private final int seeds;
  private final Map<Key, List<Sample>> samples = new LinkedHashMap<>();

  QualityReport(int seeds) {
    this.seeds = seeds;
  }

  void add(Score score) {
    samples
        .computeIfAbsent(score.key, unknown -> new ArrayList<>())
        .add(new Sample(score.outcome, score.outcome.cost() / score.best));
  }

  /** Median cost as a multiple of the best. */
  double ratio(Key key) {
    return median(key, Sample::ratio);
  }

  double urgentUnmatched(Key key) {
    return median(key, sample -> sample.outcome().urgentUnmatched());
  }

  private double unmatched(Key key) {
    return median(key, sample -> sample.outcome().unmatched());
  }

  private double median(Key key, ToDoubleFunction<Sample> figure) {
    var all = samples.getOrDefault(key, List.of());
    var sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private List<Double> loads() {
    return samples.keySet().stream().map(Key::load).distinct().toList();
  }

  /** One line for each day and policy; for each load cost, unmatched and urgent unmatched. */
  String table() {
    var text = new StringBuilder();
    text.append(
        "Cost as a multiple of the best with the day known, unmatched %%, urgent unmatched %%; median of %d seeds%n"
            .formatted(seeds));
    text.append("%-8s %-33s".formatted("day", "policy"));
    loads().forEach(load -> text.append(" | load %-15s".formatted(load)));
    text.append(System.lineSeparator());
    rows().forEach((row, keys) -> text.append(line(keys)));
    return text.toString();
  }

  private Map<String, List<Key>> rows() {
    return samples.keySet().stream()
        .collect(
            Collectors.groupingBy(
                key -> key.day() + "/" + key.policy(), LinkedHashMap::new, Collectors.toList()));
  }

  private String line(List<Key> keys) {
    var first = keys.getFirst();
    return "%-8s %-33s".formatted(first.day(), first.policy())
        + keys.stream()
            .map(
                key ->
                    String.format(
                        Locale.ROOT,
                        " | %5.3f %5.2f %5.2f   ",
                        ratio(key),
                        100 * unmatched(key),
                        100 * urgentUnmatched(key)))
            .collect(Collectors.joining())
        + System.lineSeparator();
  }

  /** Writes {@code NAME.json} and {@code NAME.svg} into the results' folder. */
  void write(String name) throws IOException {
    ResultFiles.write(name, json(), picture());
  }

  private String json() {
    return samples.keySet().stream()
        .map(
            key ->
                String.format(
                    Locale.ROOT,
                    "{\"day\":\"%s\",\"load\":%s,\"policy\":\"%s\",\"ratio\":%.4f,"
                        + "\"unmatched\":%.5f,\"urgentUnmatched\":%.5f}",
                    key.day(),
                    key.load(),
                    key.policy(),
                    ratio(key),
                    unmatched(key),
                    urgentUnmatched(key)))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private String picture() {
    var picture = new BarPicture("Cost as a multiple of the best with the day known");
    for (var load : loads()) {
      for (var key : samples.keySet()) {
        if (key.load() == load && key.day().equals("usual")) {
          picture.bar("load " + load, key.policy(), ratio(key));
        }
      }
    }
    return picture.svg();
  }
}
