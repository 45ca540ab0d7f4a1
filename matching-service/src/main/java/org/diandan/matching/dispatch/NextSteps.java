package org.diandan.matching.dispatch;

import java.util.List;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.AreaTeams;
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
  List<Planned> of(List<CaseFile> files, AreaTeams teams) {
    var found = engine.decideAll(files.stream().map(nextStep::wanted).toList(), teams);
    return IntStream.range(0, files.size())
        .mapToObj(i -> new Planned(files.get(i), nextStep.of(files.get(i), found.get(i))))
        .toList();
  }
}
