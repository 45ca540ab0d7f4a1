package org.diandan.standalone;

import org.diandan.standalone.console.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures that nobody foresaw. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** One sentence for the person at the keyboard, the stack trace for the log. */
  static void report(Progress progress, Exception failure) {
    LOG.debug("The platform did not start", failure);
    progress.say("");
    progress.say("点单没有启动成功：%s（详见 %s）".formatted(root(failure), System.getProperty("diandan.logs")));
    progress.say(
        "Diandan did not start: %s (details in %s)"
            .formatted(root(failure), System.getProperty("diandan.logs")));
  }

  private static String root(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
