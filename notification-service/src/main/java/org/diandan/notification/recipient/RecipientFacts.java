package org.diandan.notification.recipient;

import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the read model in step with teams and requests. */
@Component
class RecipientFacts implements Reactions {

  @Override
  public String consumer() {
    return "recipient";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return Mono.just(
        switch (delivery.event()) {
          case TeamChanged team -> keep(team);
          case RequestSubmitted request -> keep(request);
          case RequestSorted request -> rename(request);
          case OfferSent offer -> involve(offer, offer.team(), false);
          case OfferDeclined offer -> leave(offer, offer.team());
          case OfferExpired offer -> leave(offer, offer.team());
          case OfferWithdrawn offer -> leave(offer, offer.team());
          case AssignmentAccepted task -> involve(task, task.team(), true);
          case AssignmentReleased task -> leave(task, task.team());
          case ServiceDelivered task -> leave(task, task.team());
          case RequestMerged merged -> follow(merged.requestId(), merged.intoRequestId());
          case RequestUnmerged alone -> follow(alone.requestId(), null);
          case RequestReopened alone -> follow(alone.requestId(), null);
          default -> Change.none();
        });
  }

  private static Change follow(UUID request, @Nullable UUID leading) {
    return Change.of(
            """
            changed as (
              select 1),
            followed as (
              update request_facts
              set merged_into = :leading
              where request_id = :request)""")
        .bind("request", request)
        .bindNullable("leading", leading, UUID.class);
  }

  private static Change keep(TeamChanged team) {
    return Change.of(
            """
            changed as (
              insert into team_facts (team_id, name, leaders, members, active)
              values (:team, :name, :leaders, :members, :active)
              on conflict (team_id) do update
              set name = excluded.name,
                  leaders = excluded.leaders,
                  members = excluded.members,
                  active = excluded.active
              returning team_id)""")
        .bind("team", team.teamId())
        .bind("name", team.name())
        .bind("leaders", team.leaders().toArray(UUID[]::new))
        .bind("members", team.members().toArray(UUID[]::new))
        .bind("active", team.active());
  }

  private static Change keep(RequestSubmitted request) {
    return Change.of(
            """
            changed as (
              insert into request_facts (request_id, order_number, item, resident_id)
              values (:request, :number, :item, :resident)
              on conflict (request_id) do update
              set order_number = excluded.order_number,
                  item = excluded.item,
                  resident_id = excluded.resident_id
              returning request_id)""")
        .bind("request", request.requestId())
        .bind("number", request.orderNumber())
        .bind("item", request.need().item().value())
        .bindNullable("resident", request.residentId(), UUID.class);
  }

  private static Change rename(RequestSorted request) {
    return Change.of(
            """
            changed as (
              select 1),
            renamed as (
              update request_facts
              set item = :item
              where request_id = :request)""")
        .bind("request", request.requestId())
        .bind("item", request.need().item().value());
  }

  private static Change involve(AssignmentEvent event, TeamRef team, boolean holds) {
    return Change.of(
            """
            changed as (
              insert into request_team (request_id, team_id, holds)
              values (:request, :team, :holds)
              on conflict on constraint request_team_pk do update
              set holds = excluded.holds
              returning request_id)""")
        .bind("request", event.of().requestId())
        .bind("team", team.teamId())
        .bind("holds", holds);
  }

  private static Change leave(AssignmentEvent event, TeamRef team) {
    return Change.of(
            """
            changed as (
              select 1),
            gone as (
              delete from request_team
              where request_id = :request
                and team_id = :team)""")
        .bind("request", event.of().requestId())
        .bind("team", team.teamId());
  }
}
