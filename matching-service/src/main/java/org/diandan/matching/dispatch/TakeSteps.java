package org.diandan.matching.dispatch;

import java.util.List;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Plans the next steps of a batch of searches and writes them. */
@Component
class TakeSteps {

  private final NextSteps nextSteps;
  private final Expectations expectations;
  private final StepWriter writer;
  private final VisitSteps visitSteps;

  TakeSteps(
      NextSteps nextSteps, Expectations expectations, StepWriter writer, VisitSteps visitSteps) {
    this.nextSteps = nextSteps;
    this.expectations = expectations;
    this.writer = writer;
    this.visitSteps = visitSteps;
  }

  /** All steps are written, or none. */
  Mono<Written> of(List<CaseFile> batch, Outlook area) {
    return expectations.fill(nextSteps.of(batch, area)).flatMap(writer::write);
  }

  /** The step of an accepted task. */
  Mono<Written> ofVisit(CaseFile file) {
    return visitSteps.take(file);
  }
}
