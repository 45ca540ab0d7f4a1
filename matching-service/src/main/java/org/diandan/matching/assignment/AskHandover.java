package org.diandan.matching.assignment;

import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.matching.assignment.HandoverChanges.Question;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.TeamFit;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A team asks another one for its task, for instance because it lives next door. */
@Component
public class AskHandover {

  private final OpenTasks tasks;
  private final TeamFit fit;
  private final SettingsInForce settings;
  private final JsonMapper json;

  AskHandover(OpenTasks tasks, TeamFit fit, SettingsInForce settings, JsonMapper json) {
    this.tasks = tasks;
    this.fit = fit;
    this.settings = settings;
    this.json = json;
  }

  /** Asks for {@code toTeamId}, which the person must lead. */
  public Mono<HandoverOutcome> of(UUID assignmentId, UUID toTeamId, UUID personId) {
    return tasks
        .leads(personId, toTeamId)
        .flatMap(
            leads ->
                leads
                    ? tasks.step(assignmentId, file -> ask(file, assignmentId, toTeamId, personId))
                    : Mono.just(new HandoverOutcome.Unknown()));
  }

  private Mono<Optional<HandoverOutcome>> ask(
      CaseFile file, UUID assignmentId, UUID toTeamId, UUID personId) {
    var assignment = file.findAssignment(assignmentId).orElseThrow();
    if (assignment.state() != AssignmentState.ACCEPTED || assignment.teamId().equals(toTeamId)) {
      return done(new HandoverOutcome.NotOpen());
    }
    return file.handover() != null
        ? done(new HandoverOutcome.AskedBefore())
        : fit.of(file, toTeamId).flatMap(decision -> ask(file, assignment, personId, decision));
  }

  private Mono<Optional<HandoverOutcome>> ask(
      CaseFile file, Assignment assignment, UUID personId, DispatchDecision decision) {
    return switch (decision) {
      case DispatchDecision.Ask ask when !ask.offers().isEmpty() ->
          write(file, question(file, assignment, personId, ask.offers().getFirst()));
      case DispatchDecision.EverybodyBusy _ -> done(new HandoverOutcome.NoRoom(""));
      case DispatchDecision.Ask _,
          DispatchDecision.NobodyQualified _,
          DispatchDecision.EverybodyAsked _ ->
          done(new HandoverOutcome.NotFit());
    };
  }

  private Question question(
      CaseFile file, Assignment assignment, UUID personId, DispatchDecision.Offer offer) {
    return new Question(
        UUID.randomUUID(),
        assignment,
        new TeamRef(offer.teamId(), offer.teamName()),
        personId,
        settings.visitClocks().answerHandoverBy(file),
        json.writeValueAsString(offer.explanation()));
  }

  private Mono<Optional<HandoverOutcome>> write(CaseFile file, Question question) {
    return tasks.write(
        HandoverChanges.ask(file, question),
        new HandoverOutcome.Asked(question.id(), question.answerBy()));
  }

  private static Mono<Optional<HandoverOutcome>> done(HandoverOutcome outcome) {
    return Mono.just(Optional.of(outcome));
  }
}
