package org.diandan.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables on the class path: commas between cells, the first line names the columns. */
public final class CsvRows {

  private CsvRows() {}

  /**
   * All rows but the first, in their order. Quotes mean nothing: a quoted comma splits its cell.
   *
   * @param resource absolute name on the class path
   */
  public static List<List<String>> of(String resource) {
    var stream =
        Objects.requireNonNull(
            CsvRows.class.getResourceAsStream(resource), "The class path has no " + resource);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
