package org.diandan.request.report.web;

import java.util.List;

/**
 * A report in the words of one language, for the screen and for paper.
 *
 * @param addressee empty for none
 * @param introduction empty for none
 * @param facts what it is about, as of when, and by whom
 * @param definitions of every figure in it
 * @param marked whether a number in it was counted from few cases
 */
public record PrintedReport(
    String title,
    String addressee,
    String introduction,
    List<Fact> facts,
    List<PrintedSection> sections,
    List<Fact> definitions,
    boolean marked) {

  public PrintedReport {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
    definitions = List.copyOf(definitions);
  }

  /** Something with its name. */
  public record Fact(String name, String text) {}

  /**
   * A section.
   *
   * @param title with its number
   * @param note what it shows and what it leaves out
   * @param lines empty when there is nothing to tell
   */
  public record PrintedSection(
      String code, String title, String note, List<Head> heads, List<PrintedLine> lines) {

    public PrintedSection {
      heads = List.copyOf(heads);
      lines = List.copyOf(lines);
    }
  }

  /** The name of a column. */
  public record Head(String text, boolean number) {}

  /**
   * A row.
   *
   * @param sum whether it speaks of several others
   */
  public record PrintedLine(List<PrintedCell> cells, boolean sum) {

    public PrintedLine {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What a cell says.
   *
   * @param detail numerator and denominator, or how long the slowest took; empty for none
   * @param small counted from few cases
   */
  public record PrintedCell(String text, String detail, Look look, boolean small) {

    static PrintedCell of(String text) {
      return new PrintedCell(text, "", Look.WORDS, false);
    }

    /** A number of an order, a moment, a state. */
    static PrintedCell ofWhole(String text) {
      return new PrintedCell(text, "", Look.WHOLE, false);
    }

    static PrintedCell ofNumber(String text) {
      return new PrintedCell(text, "", Look.NUMBER, false);
    }
  }

  /** How a cell is set; the names are those of the stylesheets. */
  public enum Look {
    WORDS,
    /** Never broken into lines. */
    WHOLE,
    /** To the right, never broken into lines. */
    NUMBER;

    /** Its class in the stylesheets. */
    public String style() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
