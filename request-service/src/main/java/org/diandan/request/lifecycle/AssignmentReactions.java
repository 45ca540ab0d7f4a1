package org.diandan.request.lifecycle;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSeen;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.contract.AssignmentEvent.SearchWaiting;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.SearchEvent.SearchPlanned;
import org.diandan.contract.TaskEvent.HandoverAsked;
import org.diandan.contract.TaskEvent.HandoverRefused;
import org.diandan.contract.TaskEvent.VisitLate;
import org.diandan.contract.VisitResult;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Moves requests as matching-service tells. An event that does not fit the state, or belongs to an
 * earlier round, leaves the state as it is and stays in the history.
 */
@Component
final class AssignmentReactions implements Reactions {

  private final DatabaseClient database;

  AssignmentReactions(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String consumer() {
    return "request";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    if (!(delivery.event() instanceof AssignmentEvent event)) {
      return Mono.just(Change.none());
    }
    var happening = Happening.of(event);
    return standing(event, happening.team())
        .map(row -> change(event, happening, row))
        .defaultIfEmpty(Change.none());
  }

  /**
   * What an event means for a request.
   *
   * @param kind what the history calls it
   * @param standing what the team may know afterwards; null when nothing changes
   */
  private record Happening(
      @Nullable Step step, String kind, @Nullable TeamRef team, @Nullable String standing) {

    static Happening of(AssignmentEvent event) {
      return switch (event) {
        case OfferSent e -> new Happening(Step.ASK_TEAM, "ASK_TEAM", e.team(), "ASKED");
        case OfferDeclined e -> new Happening(Step.KEEP_SEARCHING, "DECLINE", e.team(), "GONE");
        case OfferExpired e -> new Happening(Step.KEEP_SEARCHING, "EXPIRE", e.team(), "GONE");
        case OfferWithdrawn e -> new Happening(Step.KEEP_SEARCHING, "TAKE_BACK", e.team(), "GONE");
        case AssignmentAccepted e -> new Happening(Step.ACCEPT, "ACCEPT", e.team(), "HOLDS");
        case AssignmentReleased e -> released(e);
        case CheckedIn e -> new Happening(Step.CHECK_IN, "CHECK_IN", e.team(), "HOLDS");
        case ServiceDelivered e -> delivered(e);
        case OfferSeen e -> new Happening(null, "SEEN", e.team(), null);
        case VisitLate e -> new Happening(null, "LATE", e.team(), null);
        case HandoverAsked e -> new Happening(null, "ASK_HANDOVER", e.asker(), null);
        case HandoverRefused e -> new Happening(null, "KEEP_TASK", e.team(), null);
        case SearchWaiting e -> waiting(e);
        case SearchPlanned _ -> new Happening(null, "PLAN", null, null);
        case SearchEscalated e -> escalated(e);
      };
    }

    private static Happening released(AssignmentReleased event) {
      var kind =
          switch (event.result()) {
            case UNABLE -> "RELEASE_UNABLE";
            case NEEDS_DEPARTMENT -> "RELEASE_DEPARTMENT";
            case DONE, PARTLY -> "RELEASE";
            case null -> "RELEASE";
          };
      return new Happening(Step.RELEASE, kind, event.team(), "GONE");
    }

    private static Happening delivered(ServiceDelivered event) {
      var kind = event.result() == VisitResult.PARTLY ? "DELIVER_PARTLY" : "DELIVER";
      return new Happening(Step.DELIVER, kind, event.team(), "HOLDS");
    }

    private static Happening waiting(SearchWaiting event) {
      return new Happening(null, event.expectedAt() == null ? "WAIT" : "WAIT_UNTIL", null, null);
    }

    private static Happening escalated(SearchEscalated event) {
      return event.reason() == EscalationReason.EMERGENCY
          ? new Happening(null, "EMERGENCY", null, null)
          : new Happening(Step.ESCALATE, "ESCALATE", null, null);
    }
  }

  /** The request as it stands. */
  private record Standing(
      RequestState state,
      int round,
      long version,
      long otherOffers,
      @Nullable UUID team,
      @Nullable String teamName,
      @Nullable OffsetDateTime deliveredAt,
      boolean merged) {

    static Standing of(Readable row) {
      return new Standing(
          RequestState.valueOf(requireNonNull(row.get("state", String.class))),
          requireNonNull(row.get("round", Integer.class)),
          requireNonNull(row.get("version", Long.class)),
          requireNonNull(row.get("other_offers", Long.class)),
          row.get("team_id", UUID.class),
          row.get("team_name", String.class),
          row.get("delivered_at", OffsetDateTime.class),
          requireNonNull(row.get("is_merged", Boolean.class)));
    }

    /** A merged request goes where the other one goes; its own search is only being taken back. */
    RequestState after(@Nullable Step step, int eventRound) {
      if (merged) {
        return state;
      }
      if (step == null || eventRound != round || (step == Step.KEEP_SEARCHING && otherOffers > 0)) {
        return state;
      }
      return Lifecycle.after(state, step).orElse(state);
    }
  }

  private Mono<Standing> standing(AssignmentEvent event, @Nullable TeamRef team) {
    return database
        .sql(
            """
            select r.state, r.round, r.version, r.team_id, r.team_name, r.delivered_at, r.is_merged,
              (select count(*)
               from request_party p
               where p.request_id = r.id
                 and p.standing = 'ASKED'
                 and p.team_id <> :team) as other_offers
            from request r
            where r.id = :id
            """)
        .bind("id", event.of().requestId())
        .bind("team", team == null ? new UUID(0, 0) : team.teamId())
        .map(Standing::of)
        .one();
  }

  private static Change change(AssignmentEvent event, Happening happening, Standing row) {
    var state = row.after(happening.step(), event.of().round());
    boolean moved = state != row.state();
    var at = event.occurredAt().atOffset(ZoneOffset.UTC);
    var holder =
        moved ? holder(state, happening.team(), row) : new Holder(row.team(), row.teamName());
    var deliveredAt = moved && state == RequestState.DELIVERED ? at : row.deliveredAt();
    return withParty(update(), event, happening)
        .bind("id", event.of().requestId())
        .bind("version", row.version())
        .bind("state", state.name())
        .bindNullable("team", holder.team(), UUID.class)
        .bindNullable("teamName", holder.name(), String.class)
        .bindNullable("deliveredAt", deliveredAt, OffsetDateTime.class)
        .bind("event", event.eventId())
        .bind("kind", happening.kind())
        .bindNullable("expectedAt", expectedAt(event), OffsetDateTime.class)
        .bindNullable("reason", reason(event), String.class)
        .bind("round", event.of().round())
        .bind("at", at);
  }

  /** Why people are asked to look; the reasons of teams are their own business. */
  private static @Nullable String reason(AssignmentEvent event) {
    return event instanceof SearchEscalated escalated ? escalated.reason().name() : null;
  }

  private static @Nullable OffsetDateTime expectedAt(AssignmentEvent event) {
    var at =
        switch (event) {
          case SearchWaiting waiting -> waiting.expectedAt();
          case SearchPlanned planned -> planned.confirmBy();
          default -> null;
        };
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private record Holder(@Nullable UUID team, @Nullable String name) {}

  private static final Holder NOBODY = new Holder(null, null);

  private static Holder holder(RequestState state, @Nullable TeamRef team, Standing row) {
    return switch (state) {
      case ACCEPTED, IN_SERVICE, DELIVERED ->
          team == null
              ? new Holder(row.team(), row.teamName())
              : new Holder(team.teamId(), team.teamName());
      case SUBMITTED, DISPATCHING, OFFERED, ESCALATED, REFERRED, CONFERENCE -> NOBODY;
      case RESOLVED, NOT_EVALUATED, WITHDRAWN, ENDED -> NOBODY;
    };
  }

  private static Change withParty(Change change, AssignmentEvent event, Happening happening) {
    var team = happening.team();
    var standing = happening.standing();
    boolean delivered = event instanceof ServiceDelivered;
    return change
        .bindNullable("partyTeam", team == null ? null : team.teamId(), UUID.class)
        .bindNullable("partyName", team == null ? null : team.teamName(), String.class)
        .bindNullable("standing", standing, String.class)
        .bindNullable(
            "partyDelivered",
            delivered ? event.occurredAt().atOffset(ZoneOffset.UTC) : null,
            OffsetDateTime.class);
  }

  private static Change update() {
    return Change.of(
        """
        changed as (
          update request
          set state = :state,
            version = version + 1,
            team_id = :team,
            team_name = :teamName,
            delivered_at = :deliveredAt
          where id = :id and version = :version
          returning id
        ), step as (
          insert into request_step (
            request_id, event_id, kind, round, team_name, occurred_at, expected_at, reason)
          select id, :event, :kind, :round, :partyName, :at, :expectedAt, :reason from changed
        ), party as (
          insert into request_party as p (
            request_id, team_id, team_name, standing, round, since, delivered_at)
          select id, :partyTeam, :partyName, :standing, :round, :at, :partyDelivered
          from changed
          where cast(:standing as text) is not null
          on conflict on constraint request_party_pk do update
            set standing = excluded.standing,
              team_name = excluded.team_name,
              round = excluded.round,
              since = excluded.since,
              delivered_at = excluded.delivered_at
        )
        """);
  }
}
