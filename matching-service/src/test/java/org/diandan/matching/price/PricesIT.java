package org.diandan.matching.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.RunningService.bean;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.dispatch.PricesInForce;
import org.diandan.matching.dispatch.policy.Explanation;
import org.diandan.matching.dispatch.policy.Reason.Because;
import org.diandan.matching.dispatch.policy.Reason.InsteadOfNearest;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.diandan.outbox.Written;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PricesIT {

  private static final String PLUMBING = "S09";

  private final Town town = new Town();
  private final AreaCode area = town.town().dispatchArea();
  private final TeamOf plumbers = town.team("近处水暖队", 1, 1, PLUMBING);
  private final TeamOf helpers = town.team("远处队", 3, 1);

  @Test
  void keepsAScarceTeamForOthersAndSaysSo() {
    plumbingWasWantedOnPastDays();

    assertThat(learn()).isInstanceOf(Written.Applied.class);
    var request = town.submit(Urgency.U3);

    var why = explanation(offer(request, helpers));
    assertThat(why.reason())
        .isEqualTo(new InsteadOfNearest(1, "近处水暖队", Because.KEPT_FOR_OTHERS, 57_000));
    assertThat(why.decided())
        .extracting(Explanation.Decided::pricesAsOf)
        .isEqualTo(inForce().asOf());
    assertThat(why.addsUp()).isTrue();
  }

  @Test
  void keepsNobodyWhoIsFreeAgainInTime() {
    plumbingWasWantedOnPastDays();
    aTaskTookASecond(offer(town.submit(Urgency.U3, PLUMBING), plumbers));

    learn();

    assertThat(inForce().byTeam()).isEmpty();
  }

  @Test
  void givesTheScarceTeamToThoseItIsKeptFor() {
    plumbingWasWantedOnPastDays();
    learn();

    var request = town.submit(Urgency.U3, PLUMBING);

    assertThat(offer(request, plumbers)).isNotNull();
  }

  @Test
  void asksTheNearestWhereThereWasNoPast() {
    assertThat(learn()).isInstanceOf(Written.Applied.class);

    assertThat(offer(town.submit(Urgency.U3), plumbers)).isNotNull();
    assertThat(inForce().byTeam()).isEmpty();
  }

  @Test
  void replacesThePricesOfBefore() {
    plumbingWasWantedOnPastDays();
    learn();
    assertThat(inForce().byTeam()).containsOnlyKeys(plumbers.id());
    DATABASE.execute(
        "delete from dispatch_case where area = '%s'".formatted(town.village().value()));

    learn();

    assertThat(inForce().byTeam()).isEmpty();
  }

  @Test
  void ignoresAndCountsADamagedPriceAndUsesTheOthers() {
    var before = faults("NOT_A_NUMBER");
    store("now()", "'NaN'", "1800");

    var request = town.submit(Urgency.U3);

    assertThat(offer(request, plumbers)).isNotNull();
    assertThat(inForce().byTeam()).containsOnlyKeys(helpers.id());
    assertThat(faults("NOT_A_NUMBER")).isEqualTo(before + 1);
  }

  @Test
  void usesAPriceThatIsTooHighAtTheHighestThereCanBe() {
    var before = faults("CLIPPED");
    store("now()", "1e300", "0");

    var request = town.submit(Urgency.U3);

    assertThat(explanation(offer(request, helpers)).reason())
        .isEqualTo(new InsteadOfNearest(1, "近处水暖队", Because.KEPT_FOR_OTHERS, 60_000));
    assertThat(faults("CLIPPED")).isEqualTo(before + 1);
  }

  @Test
  void ignoresAndCountsPricesThatAreTooOldOrOfTheFuture() {
    store("now() - interval '4 hours'", "50000", "0");
    assertThat(inForce()).isEqualTo(without(TeamPrices.Fault.STALE));
    assertThat(offer(town.submit(Urgency.U3), plumbers)).isNotNull();

    store("now() + interval '1 hour'", "50000", "0");
    assertThat(inForce()).isEqualTo(without(TeamPrices.Fault.FROM_THE_FUTURE));
  }

  @Test
  void learnsAnewWhatIsOldOrOfTheFutureAndNotWhatIsFresh() {
    town.submit(Urgency.U3);
    var partition =
        Integer.valueOf(
            text(
                "select kafka_partition from dispatch_case where area = '%s'"
                    .formatted(town.village().value())));
    assertThat(isDue(partition)).isTrue();
    assertThat(isDue(partition + 1)).isFalse();

    store("now() - interval '1 hour'", "0", "0");
    assertThat(isDue(partition)).isFalse();
    store("now() - interval '2 hours'", "0", "0");
    assertThat(isDue(partition)).isTrue();
    store("now() + interval '1 hour'", "0", "0");
    assertThat(isDue(partition)).isTrue();

    assertThat(learn()).isInstanceOf(Written.Applied.class);
    assertThat(isDue(partition)).isFalse();
  }

  @Test
  void theServiceMayNotChangeTheTables() {
    assertThat(
            DATABASE.count(
                """
                select count(*)
                from information_schema.role_table_grants
                where grantee = 'matching_service'
                  and table_name = 'price_solve'
                  and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')
                """))
        .isZero();
  }

  /** Twice the plumbers' room, in this hour and, should it end meanwhile, in the next seconds. */
  private void plumbingWasWantedOnPastDays() {
    DATABASE.execute(
        """
        insert into dispatch_case (request_id, order_number, area, kafka_partition, item, urgency,
          skills, flags, longitude, latitude, round, round_began_at, accept_by, finish_by, state,
          next_step_at, version)
        select gen_random_uuid(), '5001-0001-7', '%s', 90, 'RP01', 'U3', '{S09}', '{}', 114.98,
          27.11, 1, came.at, came.at + interval '1 day', came.at + interval '3 days', 'CLOSED',
          null, 1
        from generate_series(1, 8) as week
        cross join generate_series(1, 2) as one
        cross join generate_series(0, 30, 30) as soon
        cross join lateral (
          select now() - week * interval '7 days' + soon * interval '1 second' as at) came
        """
            .formatted(town.village().value()));
  }

  private static void aTaskTookASecond(UUID offer) {
    DATABASE.execute(
        """
        insert into assignment (id, request_id, round, offer_id, team_id, state, accepted_at,
          accepted_by, checked_out_at, minutes)
        select gen_random_uuid(), request_id, round, id, team_id, 'DELIVERED',
          now() - interval '1 second', gen_random_uuid(), now(), 1
        from offer
        where id = '%s'
        """
            .formatted(offer));
  }

  /** Writes a solve by hand, and makes the service look. */
  private void store(String solvedAt, String ofPlumbers, String ofHelpers) {
    DATABASE.execute(
        """
        with times as (
          select %1$s as solved_at),
        solve as (
          insert into price_solve (dispatch_area, solved_at, expires_at, day_ends_at, sampled_days)
          select '%2$s', solved_at, solved_at + interval '3 hours', solved_at + interval '1 day', 8
          from times
          on conflict (dispatch_area) do update
          set solved_at = excluded.solved_at, expires_at = excluded.expires_at,
            day_ends_at = excluded.day_ends_at)
        insert into team_price (team_id, dispatch_area, metres)
        values ('%3$s', '%2$s', %4$s), ('%5$s', '%2$s', %6$s)
        on conflict (team_id) do update
        set metres = excluded.metres
        """
            .formatted(solvedAt, area.value(), plumbers.id(), ofPlumbers, helpers.id(), ofHelpers));
    bean(PricesInForce.class).forget(area);
  }

  private Written learn() {
    return bean(LearnPrices.class).of(area).blockOptional(SOON).orElseThrow();
  }

  private TeamPrices inForce() {
    return bean(PricesInForce.class).of(area).blockOptional(SOON).orElseThrow();
  }

  private boolean isDue(Integer partition) {
    return bean(LearnedPrices.class)
        .listDue(new Integer[] {partition})
        .collectList()
        .blockOptional(SOON)
        .orElseThrow()
        .contains(area);
  }

  private static TeamPrices without(TeamPrices.Fault fault) {
    return new TeamPrices(null, null, Map.of(), Map.of(fault, 2));
  }

  private static double faults(String fault) {
    return bean(MeterRegistry.class).counter("diandan.prices.faults", "fault", fault).count();
  }

  private static Explanation explanation(UUID offer) {
    return bean(JsonMapper.class)
        .readValue(
            text("select cast(explanation as text) from offer where id = '%s'".formatted(offer)),
            Explanation.class);
  }
}
