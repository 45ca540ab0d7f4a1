package org.diandan.request.stopper;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diandan.request.catalogue.Words;
import org.diandan.request.csv.CsvTable;
import org.diandan.request.stopper.Topic.Kind;

/** All topics, in the order of their table; immutable. */
public final class Stoppers {

  private final List<Topic> topics;

  private Stoppers(List<Topic> topics) {
    this.topics = topics.stream().sorted(Comparator.comparing(Topic::kind)).toList();
  }

  /**
   * Reads the table with the columns {@code code, kind, words, unless, phones, title_zh, title_en,
   * advice_zh, advice_en}; lists inside a cell are separated by semicolons.
   */
  static Stoppers of(CsvTable table) {
    return new Stoppers(table.rows().stream().map(Stoppers::topicOf).toList());
  }

  /** What must be said to somebody who wrote this: life first; empty when nothing. */
  public List<Topic> find(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    return topics.stream().filter(topic -> topic.isIn(plain)).toList();
  }

  private static Topic topicOf(Map<String, String> row) {
    return new Topic(
        cell(row, "code"),
        Kind.valueOf(cell(row, "kind")),
        listOf(cell(row, "words")),
        listOf(cell(row, "unless")),
        listOf(cell(row, "phones")),
        new Words(cell(row, "title_zh"), cell(row, "title_en")),
        new Words(cell(row, "advice_zh"), cell(row, "advice_en")));
  }

  private static List<String> listOf(String cell) {
    return Stream.of(cell.split(";")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static String cell(Map<String, String> row, String column) {
    var value = row.get(column);
    if (value == null) {
      throw new IllegalArgumentException("The table of topics has no column " + column);
    }
    return value.strip();
  }
}
