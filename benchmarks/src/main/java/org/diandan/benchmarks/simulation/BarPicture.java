package org.diandan.benchmarks.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Horizontal bars in groups, as an SVG picture. */
public final class BarPicture {

  private static final int LINE = 18;
  private static final int LABELS = 250;
  private static final int BARS = 420;
  private static final int WIDTH = LABELS + BARS + 70;

  private record Bar(String label, double value) {}

  private final String title;
  private final int columns;
  private final Map<String, List<Bar>> groups = new LinkedHashMap<>();

  public BarPicture(String title) {
    this(title, 1);
  }

  /**
   * Starts an empty picture.
   *
   * @param columns how many groups stand side by side, more than 0
   */
  public BarPicture(String title, int columns) {
    this.title = title;
    this.columns = columns;
  }

  /** Adds a bar to a group; groups and bars keep the order in which they came. */
  public void bar(String group, String label, double value) {
    groups.computeIfAbsent(group, unknown -> new ArrayList<>()).add(new Bar(label, value));
  }

  /** The picture as text. */
  public String svg() {
    var text = new StringBuilder();
    var top = 2 * LINE;
    var bottom = top;
    var column = 0;
    for (var group : groups.entrySet()) {
      if (column == columns) {
        column = 0;
        top = bottom;
      }
      text.append(group(column * WIDTH, top, group));
      bottom = Math.max(bottom, top + LINE * (1 + group.getValue().size()) + LINE / 2);
      column++;
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        %s%s</svg>
        """
        .formatted(columns * WIDTH, bottom + LINE, label(0, LINE, title, "bold"), text);
  }

  private static String group(int x, int top, Map.Entry<String, List<Bar>> group) {
    var text = new StringBuilder();
    var y = top + LINE;
    text.append(label(x, y, group.getKey(), "bold"));
    var longest = group.getValue().stream().mapToDouble(Bar::value).max().orElse(1);
    for (var bar : group.getValue()) {
      y += LINE;
      var length = longest == 0 ? 0 : BARS * bar.value() / longest;
      text.append(label(x + 10, y, bar.label(), "normal"));
      text.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"#4a7fb5\"/>%n",
              x + LABELS,
              y - 11,
              length));
      text.append(
          label((int) (x + LABELS + length) + 6, y, "%.3f".formatted(bar.value()), "normal"));
    }
    return text.toString();
  }

  private static String label(int x, int y, String words, String weight) {
    return "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n"
        .formatted(x + 4, y, weight, words);
  }
}
