package org.diandan.matching.duty;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.TimeWindow;
import org.springframework.stereotype.Component;

/** Puts together what one of its people sees of a task. */
@Component
class DutySheets {

  private final Warnings warnings;
  private final StepBack stepBack;
  private final DutyProperties settings;

  DutySheets(Warnings warnings, StepBack stepBack, DutyProperties settings) {
    this.warnings = warnings;
    this.stepBack = stepBack;
    this.settings = settings;
  }

  DutySheet of(DutyTask task, UUID personId, boolean leads) {
    var proposal = task.proposal(settings.proposed());
    return new DutySheet(
        task,
        leads,
        proposal,
        leads ? warnings(task, proposal) : Map.of(),
        task.findStanding(personId).filter(duty -> stepBack.isLate(task, duty)).isPresent());
  }

  private Map<UUID, List<Warning>> warnings(DutyTask task, TimeWindow proposal) {
    return task.candidates().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Candidate::personId, who -> warnings.of(task, who, proposal)));
  }
}
