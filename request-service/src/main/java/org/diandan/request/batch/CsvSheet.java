package org.diandan.request.batch;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Comma separated values after RFC 4180, line breaks in quotes included. */
final class CsvSheet implements Sheet {

  /** A missing quote swallows the rest of the file; this ends it. */
  private static final int LONGEST_ROW = 200_000;

  private static final int NONE = -2;
  private static final int END = -1;

  private final Reader text;
  private final List<String> header;
  private int ahead = NONE;
  private int number;
  private @Nullable Row next;

  /**
   * @param text without a byte order mark; closed with the sheet
   */
  CsvSheet(Reader text) {
    this.text = text;
    this.next = read();
    if (next == null || next.isEmpty() || next.broken()) {
      throw new UnreadableFile("import.file.no-header");
    }
    this.header = next.values().stream().map(String::strip).toList();
    this.next = read();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    var row = next;
    if (row == null) {
      throw new NoSuchElementException("The sheet has no more rows.");
    }
    next = read();
    return row;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private @Nullable Row read() {
    try {
      int c = take();
      return c == END ? null : new Line().from(c);
    } catch (CharacterCodingException e) {
      throw new UnreadableFile("import.file.encoding", String.valueOf(number + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int take() throws IOException {
    int c = ahead == NONE ? text.read() : ahead;
    ahead = NONE;
    return c;
  }

  /** One record under construction. */
  private final class Line {

    private final List<String> values = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean quoted;
    private boolean wasQuoted;
    private boolean broken;
    private int length;

    Row from(int first) throws IOException {
      int c = first;
      while (c != END && (quoted || !isLineEnd(c))) {
        accept(c);
        c = take();
      }
      if (c == '\r') {
        int after = take();
        ahead = after == '\n' ? NONE : after;
      }
      broken |= quoted;
      values.add(field.toString());
      return new Row(++number, values, broken);
    }

    private void accept(int c) throws IOException {
      if (++length > LONGEST_ROW) {
        throw new UnreadableFile("import.file.row-long", String.valueOf(number + 1));
      }
      if (quoted) {
        acceptQuoted(c);
      } else if (c == ',') {
        values.add(field.toString());
        field.setLength(0);
        wasQuoted = false;
      } else if (c == '"' && field.isEmpty() && !wasQuoted) {
        quoted = true;
        wasQuoted = true;
      } else {
        broken |= wasQuoted || c == '"';
        field.append((char) c);
      }
    }

    private void acceptQuoted(int c) throws IOException {
      if (c != '"') {
        field.append((char) c);
        return;
      }
      int after = take();
      if (after == '"') {
        field.append('"');
      } else {
        quoted = false;
        ahead = after;
      }
    }

    private static boolean isLineEnd(int c) {
      return c == '\n' || c == '\r';
    }
  }
}
