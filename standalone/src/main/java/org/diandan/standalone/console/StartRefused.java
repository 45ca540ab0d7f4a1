package org.diandan.standalone.console;

/**
 * Why the platform cannot start: one sentence in Chinese, the same one in English, no stack trace.
 */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentences;

  public StartRefused(String chinese, String english) {
    super(chinese + System.lineSeparator() + english);
    this.sentences = chinese + System.lineSeparator() + english;
  }

  public StartRefused(String chinese, String english, Throwable cause) {
    super(chinese + System.lineSeparator() + english, cause);
    this.sentences = chinese + System.lineSeparator() + english;
  }

  /** Both sentences, one a line. */
  public String sentences() {
    return sentences;
  }
}
