package org.diandan.request.clock.running;

import java.util.UUID;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.outbox.Change;
import org.diandan.request.clock.running.RunningRequests.Step;
import org.diandan.request.privacy.FieldCipher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts a question to the resident (待补充); the clocks stand still from now on. */
@Component
public final class AskResident {

  private final RunningRequests requests;
  private final FieldCipher cipher;

  AskResident(RunningRequests requests, FieldCipher cipher) {
    this.requests = requests;
    this.cipher = cipher;
  }

  /**
   * Asks, unless a question is open already or somebody is there to be asked.
   *
   * @param words the question, never blank
   */
  public Mono<ClockOutcome> ask(UUID request, String words, Asker asker) {
    var sealed = cipher.encrypt(words);
    return requests.decide(request, found -> decided(found, sealed, asker));
  }

  private static Step decided(RunningRequest request, String sealed, Asker asker) {
    if (!RunningRequest.MAY_WAIT.contains(request.state())) {
      return new Step.Refuse(new ClockOutcome.OutOfOrder(request.state()));
    }
    return request.question() == null
        ? new Step.Write(change(request, sealed, asker))
        : new Step.Refuse(new ClockOutcome.AlreadyAsked());
  }

  private static Change change(RunningRequest request, String sealed, Asker asker) {
    var event =
        new ClockPaused(
            UUID.randomUUID(), request.id(), request.now(), request.area(), request.round());
    return Change.of(
            """
            changed as (
              update request
              set version = version + 1
              where id = :id and version = :version
              returning id
            ), question as (
              insert into request_question (
                id, request_id, round, asked_by, asked_as, words_sealed, asked_at)
              select :question, id, :round, :person, :role, :words, :now from changed
            ), step as (
              insert into request_step (request_id, event_id, kind, round, occurred_at)
              select id, :event, 'ASK_RESIDENT', :round, :now from changed
            )
            """)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("question", UUID.randomUUID())
        .bind("round", request.round())
        .bind("person", asker.person())
        .bind("role", asker.role().name())
        .bind("words", sealed)
        .bind("now", request.now())
        .bind("event", event.eventId())
        .publishing(event);
  }
}
