package org.diandan.benchmarks;

/** An instance file that cannot be read; the message is one sentence for whoever wrote the file. */
final class MalformedInstance extends Exception {

  private static final long serialVersionUID = 1;

  MalformedInstance(String sentence) {
    super(sentence);
  }

  MalformedInstance(int line, String sentence) {
    super("Line %d: %s".formatted(line, sentence));
  }
}
