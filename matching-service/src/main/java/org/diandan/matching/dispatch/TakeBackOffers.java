package org.diandan.matching.dispatch;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes back what a team was asked and can or may not do any more; others are asked at once. */
@Component
public class TakeBackOffers {

  private static final String TAKE_BACK =
      """
      held as (
        select o.id, c.request_id
        from matching.dispatch_case c
        join matching.offer o on o.request_id = c.request_id
        where o.id = :offer_id
          and o.state = 'SENT'
        for update of c, o),
      changed as (
        update matching.dispatch_case c
        set next_step_at = now(), version = c.version + 1
        from held
        where c.request_id = held.request_id
          and c.version = :version
        returning c.request_id),
      taken_back as (
        update matching.offer o
        set state = 'WITHDRAWN', answered_at = now()
        from changed
        where o.id = :offer_id)
      """;

  private static final int ATTEMPTS = 5;

  private final CaseFiles files;
  private final TeamFit fit;
  private final Ledger ledger;

  TakeBackOffers(CaseFiles files, TeamFit fit, Ledger ledger) {
    this.files = files;
    this.fit = fit;
    this.ledger = ledger;
  }

  /** Everything a team was asked. */
  public Mono<Void> all(UUID teamId) {
    return Mono.defer(() -> files.listAsking(teamId).collectList())
        .flatMap(asking -> takeBack(asking, teamId))
        .filter(moved -> moved == 0)
        .repeat(ATTEMPTS)
        .next()
        .then();
  }

  /** What a team could not serve as it is now. */
  public Mono<Void> unfit(UUID teamId) {
    return Mono.defer(() -> files.listAsking(teamId).collectList())
        .filter(asking -> !asking.isEmpty())
        .flatMap(asking -> fit.ofAsked(teamId, asking))
        .map(
            judged ->
                judged.stream().filter(TakeBackOffers::isUnfit).map(TeamFit.Judged::file).toList())
        .flatMap(asking -> takeBack(asking, teamId))
        .filter(moved -> moved == 0)
        .repeat(ATTEMPTS)
        .next()
        .then();
  }

  /** Answers how many cases moved meanwhile and have to be looked at again. */
  private Mono<Long> takeBack(List<CaseFile> asking, UUID teamId) {
    return Flux.fromIterable(asking)
        .concatMap(file -> ledger.write(change(file, teamId)))
        .filter(
            written -> written instanceof Written.Refused || written instanceof Written.InFlight)
        .count();
  }

  private static boolean isUnfit(TeamFit.Judged judged) {
    return judged.decision() instanceof DispatchDecision.NobodyQualified;
  }

  private static Change change(CaseFile file, UUID teamId) {
    return file.unanswered().stream()
        .filter(offer -> offer.teamId().equals(teamId))
        .findFirst()
        .map(
            offer ->
                Change.of(TAKE_BACK)
                    .bind("offer_id", offer.id())
                    .bind("version", file.version())
                    .publishing(
                        new OfferWithdrawn(
                            UUID.randomUUID(),
                            file.now(),
                            file.attempt(),
                            offer.id(),
                            offer.team())))
        .orElseGet(Change::none);
  }
}
