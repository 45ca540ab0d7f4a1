package org.diandan.standalone;

import org.diandan.standalone.console.Progress;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of the start that no part could put into its own words. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** One sentence for the person at the keyboard, the stack trace for the log. */
  static void report(Progress progress, Exception failure) {
    LOG.debug("The platform did not start", failure);
    progress.say("");
    if (isCausedBy(failure, FlywayValidateException.class)) {
      progress.say("数据文件夹里的数据库是另一个版本建立的，本版本打不开；请用当时的版本，或用 DIANDAN_DATA 另选一个文件夹。");
      progress.say(
          "The database in the data folder was made by another release and this one cannot open it:"
              + " use that release, or choose another folder by DIANDAN_DATA.");
    } else {
      progress.say("点单没有启动成功：%s（详见 %s）".formatted(reason(failure), logs()));
      progress.say("Diandan did not start: %s (details in %s)".formatted(reason(failure), logs()));
    }
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** First line of what the innermost cause says. */
  private static String reason(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    var name = cause.getClass().getSimpleName();
    var message = cause.getMessage();
    return message == null ? name : message.lines().findFirst().orElse(name);
  }

  private static String logs() {
    return System.getProperty("diandan.logs", "data/logs");
  }
}
