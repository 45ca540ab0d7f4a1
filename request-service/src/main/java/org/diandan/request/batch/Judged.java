package org.diandan.request.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading a row came to. */
sealed interface Judged {

  /** As a spreadsheet counts. */
  int row();

  /**
   * It says one thing only.
   *
   * @param caller who waits; null for a case that cannot be ordered here
   */
  record Sound(int row, HistoricalCase history, @Nullable Caller caller) implements Judged {

    String content() {
      return caller == null ? history.content() : history.content() + "\u001f" + caller.content();
    }
  }

  /**
   * It is not taken.
   *
   * @param findings at least one
   */
  record Flawed(int row, List<Finding> findings) implements Judged {
    public Flawed {
      findings = List.copyOf(findings);
    }
  }
}
