package org.diandan.matching.assignment;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.diandan.matching.assignment.HandoverChanges.Refusal;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.Handover;
import org.diandan.matching.dispatch.HandoverAgreement;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The team that holds a task says whether another one may take it over. */
@Component
public class AnswerHandover {

  private final OpenTasks tasks;

  AnswerHandover(OpenTasks tasks) {
    this.tasks = tasks;
  }

  /** The task passes over at once. */
  public Mono<HandoverOutcome> agree(UUID assignmentId, UUID personId) {
    return answer(assignmentId, personId, (file, open) -> agree(file, open, personId));
  }

  /**
   * The task stays where it is.
   *
   * @param reason for the other team's record, never published
   */
  public Mono<HandoverOutcome> refuse(UUID assignmentId, UUID personId, String reason) {
    return answer(
        assignmentId,
        personId,
        (file, open) ->
            tasks.write(
                HandoverChanges.refuse(
                    file, new Refusal(open.handover(), open.assignment(), personId, reason)),
                new HandoverOutcome.Refused()));
  }

  private Mono<Optional<HandoverOutcome>> agree(CaseFile file, Open open, UUID personId) {
    return open.handover().askerHasRoom()
        ? tasks.write(
            HandoverAgreement.by(personId, file, open.handover(), open.assignment()),
            new HandoverOutcome.Agreed())
        : Mono.just(Optional.of(new HandoverOutcome.NoRoom(open.handover().askerName())));
  }

  private Mono<HandoverOutcome> answer(
      UUID assignmentId,
      UUID personId,
      BiFunction<CaseFile, Open, Mono<Optional<HandoverOutcome>>> write) {
    return tasks.step(
        assignmentId,
        file ->
            open(file, assignmentId)
                .map(open -> ifLeads(open, personId, () -> write.apply(file, open)))
                .orElseGet(() -> Mono.just(Optional.of(new HandoverOutcome.NotOpen()))));
  }

  private Mono<Optional<HandoverOutcome>> ifLeads(
      Open open, UUID personId, Supplier<Mono<Optional<HandoverOutcome>>> then) {
    return tasks
        .leads(personId, open.assignment().teamId())
        .flatMap(
            leads -> leads ? then.get() : Mono.just(Optional.of(new HandoverOutcome.Unknown())));
  }

  private static Optional<Open> open(CaseFile file, UUID assignmentId) {
    var handover = file.handover();
    return handover == null
        ? Optional.empty()
        : file.findActive()
            .filter(active -> active.id().equals(assignmentId))
            .map(active -> new Open(handover, active));
  }

  private record Open(Handover handover, Assignment assignment) {}
}
