package org.diandan.benchmarks.online;

/** A line that is not of the documented form; the message is one sentence with its number. */
final class MalformedLine extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedLine(int line, String what) {
    super("Line %d: %s.".formatted(line, what));
  }
}
