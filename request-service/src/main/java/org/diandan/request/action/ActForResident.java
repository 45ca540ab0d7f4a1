package org.diandan.request.action;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.TimeWindow;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.action.HandledAbove.Again.ByDepartment;
import org.diandan.request.action.HandledAbove.Again.ByMeeting;
import org.diandan.request.action.MovingChanges.Taken;
import org.diandan.request.action.ResidentAction.AddWords;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.action.ResidentAction.Reopen;
import org.diandan.request.action.ResidentAction.Reschedule;
import org.diandan.request.action.ResidentAction.Urge;
import org.diandan.request.action.ResidentAction.Withdraw;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.Promises;
import org.diandan.request.clock.running.EndWait;
import org.diandan.request.intake.Fault;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Everything a resident may do after ordering, by the link or through somebody who acts for them.
 *
 * <p>What was read guards what is written, so that of two who act at once the second sees what the
 * first did; this also keeps the counted actions within their pace.
 */
@Component
public final class ActForResident {

  private static final int MOST_TRIES = 20;

  private final ReadStanding standings;
  private final Ledger ledger;
  private final Rules rules;
  private final Knowledge knowledge;

  ActForResident(
      ReadStanding standings, Ledger ledger, ActionProperties properties, Knowledge knowledge) {
    this.standings = standings;
    this.ledger = ledger;
    this.rules = new Rules(properties);
    this.knowledge = knowledge;
  }

  /** What it takes to turn an action into a change. */
  @Component
  record Knowledge(
      Catalogue catalogue,
      Promises promises,
      FieldCipher cipher,
      KeyedHash hash,
      Clock clock,
      EndWait waits) {

    Clocks clocks(Standing standing) {
      return promises.of(
          catalogue.get(standing.request().item(), standing.itemVersion()), standing.now());
    }

    @Nullable String sealed(@Nullable String words) {
      return words == null || words.isBlank() ? null : cipher.encrypt(words.strip());
    }
  }

  /** One call. */
  private record Call(
      UUID request, ResidentAction action, Actor actor, @Nullable String key, String fingerprint) {}

  /**
   * Does it, or tells why not.
   *
   * @param key makes a repeated call harmless, unique among the calls of this kind of actor for
   *     this request; null when the call must not be recognised
   * @return an error with status 409 when the request kept changing meanwhile
   */
  public Mono<ActionResult> act(
      UUID requestId, ResidentAction action, Actor actor, @Nullable String key) {
    var call =
        new Call(
            requestId,
            action,
            actor,
            key == null ? null : "action:%s:%s:%s".formatted(actor.kind(), requestId, key),
            knowledge.hash().of(action.toString()));
    return before(call)
        .switchIfEmpty(Mono.defer(() -> decide(call)))
        .flatMap(result -> answered(call, result));
  }

  /** Words that were added answer what the resident was asked, and the clocks go on. */
  private Mono<ActionResult> answered(Call call, ActionResult result) {
    return call.action() instanceof AddWords && result instanceof ActionResult.Done
        ? knowledge.waits().answered(call.request()).thenReturn(result)
        : Mono.just(result);
  }

  private Mono<ActionResult> before(Call call) {
    return call.key() == null
        ? Mono.empty()
        : ledger
            .recall(call.key(), call.fingerprint())
            .flatMap(Mono::justOrEmpty)
            .mapNotNull(written -> result(written, RequestState.SUBMITTED).orElse(null));
  }

  private Mono<ActionResult> decide(Call call) {
    var faults = CheckAction.faults(call.action(), knowledge.clock().instant());
    if (!faults.isEmpty()) {
      return Mono.just(new ActionResult.Faulty(faults));
    }
    return Mono.defer(() -> tryOnce(call))
        .repeatWhenEmpty(MOST_TRIES, again -> again)
        .switchIfEmpty(
            Mono.error(
                () ->
                    new Refusal(HttpStatus.CONFLICT, "request-in-flight", "request.key.in-flight")
                        .with("retryAfter", 1)));
  }

  /** Empty when something else happened to the request between reading and writing. */
  private Mono<ActionResult> tryOnce(Call call) {
    return standing(call)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            found ->
                found
                    .map(standing -> attempt(call, standing))
                    .orElseGet(() -> Mono.just(new ActionResult.Unknown())));
  }

  private Mono<Standing> standing(Call call) {
    return Rules.remarkOf(call.action())
        .map(remark -> standings.of(call.request(), remark))
        .orElseGet(() -> standings.of(call.request()));
  }

  private Mono<ActionResult> attempt(Call call, Standing standing) {
    return rules
        .refusal(standing, call.action())
        .map(Mono::just)
        .orElseGet(() -> write(call, standing));
  }

  private Mono<ActionResult> write(Call call, Standing standing) {
    var after = after(standing, call.action());
    var change = change(standing, call.action(), call.actor());
    return ledger
        .write(
            call.key() == null ? change : change.once(call.key(), call.fingerprint(), after.name()))
        .mapNotNull(written -> result(written, after).orElse(null));
  }

  private static RequestState after(Standing standing, ResidentAction action) {
    return Rules.remarkOf(action).isPresent()
        ? standing.state()
        : Lifecycle.after(standing.state(), Rules.stepOf(action, standing)).orElseThrow();
  }

  private Change change(Standing standing, ResidentAction action, Actor actor) {
    return switch (action) {
      case Urge _ -> RemarkChanges.urge(standing, actor);
      case AddWords added ->
          RemarkChanges.addWords(
              standing, actor, knowledge.cipher().encrypt(added.words().strip()));
      case Reschedule wish ->
          RemarkChanges.reschedule(standing, actor, new TimeWindow(wish.from(), wish.until()));
      case Withdraw withdraw ->
          MovingChanges.withdraw(taken(standing, action, actor, withdraw.reason()));
      case Reopen reopen ->
          reopened(taken(standing, action, actor, reopen.words()), knowledge.clocks(standing));
      case Evaluate verdict -> {
        var taken = taken(standing, action, actor, verdict.words());
        yield verdict.resolved()
            ? MovingChanges.confirm(taken, verdict)
            : unresolved(taken, verdict, knowledge.clocks(standing));
      }
    };
  }

  private static Change unresolved(Taken taken, Evaluate verdict, Clocks clocks) {
    return taken
        .standing()
        .department()
        .filter(department -> taken.step() == Step.TRY_AGAIN)
        .map(department -> TryAgainChange.judged(taken, verdict, department, clocks))
        .orElseGet(() -> MovingChanges.judgeUnresolved(taken, verdict, clocks));
  }

  private static Change reopened(Taken taken, Clocks clocks) {
    return taken
        .standing()
        .again()
        .map(
            again ->
                switch (again) {
                  case ByDepartment department ->
                      TryAgainChange.reopened(taken, department, clocks);
                  case ByMeeting meeting -> AskMeetingChange.of(taken, meeting, clocks);
                })
        .orElseGet(() -> MovingChanges.reopen(taken, clocks));
  }

  private Taken taken(
      Standing standing, ResidentAction action, Actor actor, @Nullable String words) {
    return new Taken(standing, Rules.stepOf(action, standing), actor, knowledge.sealed(words));
  }

  /** Empty when it has to be tried again. */
  private static Optional<ActionResult> result(Written written, RequestState after) {
    return switch (written) {
      case Written.Applied _ -> Optional.of(new ActionResult.Done(after));
      case Written.Repeated repeated ->
          Optional.of(new ActionResult.Done(RequestState.valueOf(repeated.answer())));
      case Written.KeyReused _ ->
          Optional.of(
              new ActionResult.Faulty(
                  List.of(Fault.unusable("Idempotency-Key", "request.key.reused"))));
      case Written.Refused _, Written.InFlight _ -> Optional.empty();
    };
  }
}
