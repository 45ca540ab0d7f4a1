package org.diandan.request.clock.running;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.outbox.Change;
import org.diandan.request.clock.Promises;
import org.diandan.request.clock.RunningTime;
import org.diandan.request.clock.running.RunningRequest.OpenQuestion;
import org.diandan.request.clock.running.RunningRequests.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ends the wait for the resident: both clocks go on, later by exactly the time that passed, counted
 * as the request's own clocks count it.
 */
@Component
public final class EndWait {

  private final RunningRequests requests;
  private final Promises promises;

  EndWait(RunningRequests requests, Promises promises) {
    this.requests = requests;
    this.promises = promises;
  }

  /**
   * How a wait ends.
   *
   * @param as name of the end in the database
   * @param at when it ended; null for now
   */
  private record End(String as, @Nullable Instant at) {}

  /** The resident said more about the need, which answers whatever they were asked. */
  public Mono<ClockOutcome> answered(UUID request) {
    return end(request, new End("ANSWERED", null));
  }

  /** Whoever asked knows enough. */
  public Mono<ClockOutcome> takeBack(UUID request) {
    return end(request, new End("TAKEN_BACK", null));
  }

  /** As {@link #answered(UUID)}, when it was noticed later. */
  Mono<ClockOutcome> answered(UUID request, Instant at) {
    return end(request, new End("ANSWERED", at));
  }

  /** Somebody is there, or the request is over: nobody needs the answer any more. */
  Mono<ClockOutcome> lapse(UUID request, Instant at) {
    return end(request, new End("LAPSED", at));
  }

  private Mono<ClockOutcome> end(UUID request, End end) {
    return requests.decide(request, found -> decided(found, end));
  }

  private Step decided(RunningRequest request, End end) {
    var question = request.question();
    return question == null
        ? new Step.Refuse(new ClockOutcome.NothingOpen())
        : new Step.Write(change(request, question, end));
  }

  private Change change(RunningRequest request, OpenQuestion question, End end) {
    var at = end.at() == null ? request.now() : latest(question.askedAt(), end.at());
    var time = promises.timeOf(request.urgency());
    var passed = time.between(question.askedAt(), at);
    var clocks = later(request.clocks(), time, passed);
    var original = later(request.countedFinishBy(), time, passed);
    var event = request.moved(MoveCause.WAIT_OVER, clocks, original);
    return update()
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("round", request.round())
        .bind("acceptBy", clocks.acceptBy())
        .bind("finishBy", clocks.finishBy())
        .bind("original", original)
        .bind("question", question.id())
        .bind("at", at)
        .bind("as", end.as())
        .bind("event", event.eventId())
        .bind("now", request.now())
        .publishing(event);
  }

  private static Change update() {
    return Change.of(
        """
        changed as (
          update request
          set version = version + 1, accept_by = :acceptBy, finish_by = :finishBy
          where id = :id and version = :version
          returning id
        ), question as (
          update request_question
          set ended_at = :at, ended_as = :as
          where id = :question and exists (select from changed)
        ), originals as (
          update request_extension
          set original_finish_by = :original,
            wanted_finish_by = greatest(wanted_finish_by, :finishBy)
          where request_id = :id
            and round = :round
            and state = 'GRANTED'
            and exists (select from changed)
        ), step as (
          insert into request_step (request_id, event_id, kind, round, occurred_at)
          select id, :event, 'GO_ON', :round, :now from changed where :as <> 'LAPSED'
        )
        """);
  }

  private static Clocks later(Clocks clocks, RunningTime time, Duration passed) {
    return new Clocks(
        later(clocks.acceptBy(), time, passed), later(clocks.finishBy(), time, passed));
  }

  /** A deadline somebody set on a free day stays there when no time has passed. */
  private static Instant later(Instant deadline, RunningTime time, Duration passed) {
    return passed.isZero() ? deadline : time.after(deadline, passed);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
