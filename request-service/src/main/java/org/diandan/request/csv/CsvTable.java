package org.diandan.request.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/**
 * A comma separated list with a header line (RFC 4180 without line breaks inside fields), in UTF-8.
 *
 * @param rows each row by column name, in the order of the file
 */
public record CsvTable(List<Map<String, String>> rows) {

  public CsvTable {
    rows = List.copyOf(rows);
  }

  /** Reads the whole list; an unreadable file stops the start. */
  public static CsvTable of(Resource file) {
    try {
      return parse(file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The list %s cannot be read.".formatted(file), e);
    }
  }

  static CsvTable parse(String text) {
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    var header = fieldsOf(lines.getFirst());
    return new CsvTable(
        lines.stream().skip(1).map(line -> rowOf(header, fieldsOf(line), line)).toList());
  }

  private static Map<String, String> rowOf(List<String> header, List<String> fields, String line) {
    if (header.size() != fields.size()) {
      throw new IllegalArgumentException(
          "%d fields were expected in the line: %s".formatted(header.size(), line));
    }
    var row = new LinkedHashMap<String, String>();
    for (int column = 0; column < header.size(); column++) {
      row.put(header.get(column), fields.get(column));
    }
    return row;
  }

  private static List<String> fieldsOf(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
        field.append(c);
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
