package org.diandan.matching.dispatch;

import java.util.Iterator;
import java.util.List;
import org.diandan.matching.dispatch.policy.Found;
import org.springframework.stereotype.Component;

/** Plans the next steps of searches of one dispatch area together. */
@Component
class NextSteps {

  private final NextStep nextStep;
  private final DecideTogether engine;

  NextSteps(NextStep nextStep, DecideTogether engine) {
    this.nextStep = nextStep;
    this.engine = engine;
  }

  /** What happens in a search, and in which. */
  record Planned(CaseFile file, Step step) {}

  /** One step for each file, in the same order. */
  List<Planned> of(List<CaseFile> files, Outlook area) {
    var clear = files.stream().filter(file -> !file.needsTriage()).map(nextStep::wanted).toList();
    var found = engine.decideAll(clear, area).iterator();
    return files.stream().map(file -> new Planned(file, step(file, found))).toList();
  }

  private Step step(CaseFile file, Iterator<Found> found) {
    return file.needsTriage() ? nextStep.ofUnclear(file) : nextStep.of(file, found.next());
  }
}
