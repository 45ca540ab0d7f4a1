package org.diandan.matching.dispatch;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.Found;
import org.springframework.stereotype.Component;

/** Plans the next steps of searches of one dispatch area together. */
@Component
class NextSteps {

  private final NextStep nextStep;
  private final DecideTogether engine;
  private final LateCommitment lateCommitment;

  NextSteps(NextStep nextStep, DecideTogether engine, LateCommitment lateCommitment) {
    this.nextStep = nextStep;
    this.engine = engine;
    this.lateCommitment = lateCommitment;
  }

  /** What happens in a search, and in which. */
  record Planned(CaseFile file, Step step) {}

  /** One step for each file, in the same order. */
  List<Planned> of(List<CaseFile> files, Outlook area) {
    var known = withoutDecision(files, area);
    var asking = files.stream().filter(file -> !known.containsKey(file.requestId())).toList();
    var found = engine.decideAll(asking.stream().map(nextStep::wanted).toList(), area).iterator();
    return files.stream().map(file -> new Planned(file, step(file, known, found))).toList();
  }

  private Step step(CaseFile file, Map<UUID, Step> known, Iterator<Found> found) {
    var step = known.get(file.requestId());
    return step == null ? nextStep.of(file, found.next()) : step;
  }

  /** The steps of searches for which nobody is to be asked now, by request. */
  private Map<UUID, Step> withoutDecision(List<CaseFile> files, Outlook area) {
    var steps = new HashMap<UUID, Step>();
    for (var file : files) {
      if (file.needsTriage()) {
        steps.put(file.requestId(), nextStep.ofUnclear(file));
      } else {
        lateCommitment
            .planFor(file)
            .filter(_ -> isPossible(file, area))
            .ifPresent(plan -> steps.put(file.requestId(), Step.later(plan)));
      }
    }
    return steps;
  }

  /** Whether any team could ever serve it; if not, people are to know at once. */
  private boolean isPossible(CaseFile file, Outlook area) {
    var alone = engine.decideAll(List.of(nextStep.wanted(file)), area.ofNow()).getFirst();
    return !(alone.stopped() instanceof NobodyQualified);
  }
}
