package org.diandan.request.sheet;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table.
 *
 * @param name what stands above it
 * @param width of a workbook's column, in characters of latin text; a Chinese one takes two. 1 to
 *     255
 */
public record Column(String name, int width) {

  private static final int WIDEST = 255;

  public Column {
    requireNonNull(name, "name");
    if (width < 1 || width > WIDEST) {
      throw new IllegalArgumentException(
          "The column %s is 1 to %d characters wide, not %d.".formatted(name, WIDEST, width));
    }
  }
}
