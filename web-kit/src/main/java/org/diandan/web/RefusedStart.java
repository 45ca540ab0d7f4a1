package org.diandan.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A setting with which a service must not start; said in one sentence instead of a stack trace. */
public final class RefusedStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String whatToDo;

  /**
   * Stops the start.
   *
   * @param reason one sentence; never the secret itself
   */
  public RefusedStart(String reason, String whatToDo) {
    super(reason);
    this.whatToDo = whatToDo;
  }

  /** Prints the sentence where Spring would print its own report. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class Analyzer extends AbstractFailureAnalyzer<RefusedStart> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, RefusedStart cause) {
      return new FailureAnalysis(cause.getMessage(), cause.whatToDo, cause);
    }
  }
}
