package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.ClockEvent;
import org.diandan.contract.Event;
import org.diandan.contract.MergeEvent;
import org.diandan.contract.ReferralEvent;
import org.diandan.contract.RemarkEvent;
import org.diandan.contract.RequestEvent;
import org.diandan.contract.RequestEvent.HistoryCodeAsked;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.outbox.Change;
import org.diandan.outbox.Delivery;
import org.diandan.outbox.Reactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps one row of figures per request. The two topics bring their events in any order to each
 * other, so each event only touches its own columns.
 */
@Component
final class FigureReactions implements Reactions {

  private static final String SEARCHED =
      """
      changed as (
        insert into request_figure as f (
          request_id, area_code, search_round, search_state, open_offers, accepted_at,
          delivered_at)
        values (
          :request, :area, :searchRound, :searchState, :offers,
          case when :accepted then :at end, case when :delivered then :at end)
        on conflict on constraint request_figure_pk do update
          set search_round = case
              when f.merged_into is null then excluded.search_round else f.search_round end,
            search_state = case
              when f.merged_into is null then excluded.search_state else f.search_state end,
            open_offers = excluded.open_offers,
            accepted_at = coalesce(f.accepted_at, excluded.accepted_at),
            delivered_at = coalesce(f.delivered_at, excluded.delivered_at)
        returning 1
      ), followers as (
        update request_figure
        set search_state = case when :searchState in ('ACCEPTED', 'IN_SERVICE', 'DELIVERED')
            then :searchState else 'DISPATCHING' end,
          accepted_at = coalesce(accepted_at, case when :accepted then :at end),
          delivered_at = coalesce(delivered_at, case when :delivered then :at end)
        where merged_into = :request
          and search_state <> 'DELIVERED'
          and closure_reason is null
      )
      """;

  private final DatabaseClient database;

  FigureReactions(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String consumer() {
    return "request-statistics";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    Event event = delivery.event();
    return switch (event) {
      case RequestEvent e -> Mono.just(change(e));
      case AssignmentEvent e -> search(e.subjectId()).map(search -> change(e, search.after(e)));
      default -> Mono.just(Change.none());
    };
  }

  private static Change change(RequestEvent event) {
    return switch (event) {
      case RequestSubmitted e -> submitted(e);
      case RequestEvaluated e -> evaluated(e);
      case RequestReopened e -> reopened(e);
      case RequestClosed e -> closed(e);
      case MergeEvent e -> MergeFigures.change(e);
      case RequestWithdrawn _, HistoryCodeAsked _, RemarkEvent _, ReferralEvent _ -> Change.none();
      case ClockEvent e -> ClockFigures.change(e);
    };
  }

  private static Change submitted(RequestSubmitted event) {
    return about(
            Change.of(
                """
                changed as (
                  insert into request_figure as f (
                    request_id, area_code, item_code, urgency, submitted_at, accept_by, finish_by)
                  values (:request, :area, :item, :urgency, :at, :acceptBy, :finishBy)
                  on conflict on constraint request_figure_pk do update
                    set item_code = excluded.item_code,
                      urgency = excluded.urgency,
                      submitted_at = excluded.submitted_at,
                      accept_by = coalesce(f.accept_by, excluded.accept_by),
                      finish_by = coalesce(f.finish_by, excluded.finish_by)
                  returning 1
                )
                """),
            event.requestId(),
            event.area())
        .bind("item", event.need().item().value())
        .bind("urgency", event.need().urgency().name())
        .bind("at", utc(event.occurredAt()))
        .bind("acceptBy", utc(event.clocks().acceptBy()))
        .bind("finishBy", utc(event.clocks().finishBy()));
  }

  private static Change evaluated(RequestEvaluated event) {
    return about(
            Change.of(
                """
                changed as (
                  insert into request_figure as f (
                    request_id, area_code, verdict_round, verdict, stars, first_verdict)
                  values (:request, :area, :round, :resolved, :stars, :resolved)
                  on conflict on constraint request_figure_pk do update
                    set verdict_round = excluded.verdict_round,
                      verdict = excluded.verdict,
                      stars = excluded.stars,
                      first_verdict = coalesce(f.first_verdict, excluded.first_verdict)
                  returning 1
                )
                """),
            event.requestId(),
            event.area())
        .bind("round", event.round())
        .bind("resolved", event.resolved())
        .bind("stars", event.stars());
  }

  /** Whoever reopens says it is not resolved, whatever was said before; silence stays silence. */
  private static Change reopened(RequestReopened event) {
    return about(
            Change.of(
                """
                changed as (
                  insert into request_figure as f (
                    request_id, area_code, round, accept_by, finish_by)
                  values (:request, :area, :round, :acceptBy, :finishBy)
                  on conflict on constraint request_figure_pk do update
                    set round = excluded.round,
                      merged_into = null,
                      accept_by = excluded.accept_by,
                      finish_by = excluded.finish_by,
                      closure_reason = null,
                      closed_at = null,
                      verdict = case when f.verdict is not null then false end,
                      first_verdict = case when f.first_verdict is not null then false end
                  returning 1
                )
                """),
            event.requestId(),
            event.area())
        .bind("round", event.round())
        .bind("acceptBy", utc(event.clocks().acceptBy()))
        .bind("finishBy", utc(event.clocks().finishBy()));
  }

  private static Change closed(RequestClosed event) {
    return about(
            Change.of(
                """
                changed as (
                  insert into request_figure (request_id, area_code, closure_reason, closed_at)
                  values (:request, :area, :reason, :at)
                  on conflict on constraint request_figure_pk do update
                    set closure_reason = excluded.closure_reason,
                      closed_at = excluded.closed_at
                  returning 1
                )
                """),
            event.requestId(),
            event.area())
        .bind("reason", event.reason().name())
        .bind("at", utc(event.occurredAt()));
  }

  private static Change change(AssignmentEvent event, Search search) {
    boolean delivered = event instanceof AssignmentEvent.ServiceDelivered;
    boolean accepted = event instanceof AssignmentEvent.AssignmentAccepted;
    return about(Change.of(SEARCHED), event.subjectId(), event.of().area())
        .bind("searchRound", search.round())
        .bind("searchState", search.state().name())
        .bind("offers", search.openOffers())
        .bind("accepted", accepted)
        .bind("delivered", delivered)
        .bind("at", utc(event.occurredAt()));
  }

  private Mono<Search> search(UUID request) {
    return database
        .sql(
            """
            select search_round, search_state, open_offers
            from request_figure
            where request_id = :request
            """)
        .bind("request", request)
        .map(
            row ->
                Search.of(
                    requireNonNull(row.get("search_round", Integer.class)),
                    requireNonNull(row.get("search_state", String.class)),
                    requireNonNull(row.get("open_offers", Integer.class))))
        .one()
        .defaultIfEmpty(Search.NOT_BEGUN);
  }

  private static Change about(Change change, UUID request, AreaCode area) {
    return change.bind("request", request).bind("area", area.value());
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
