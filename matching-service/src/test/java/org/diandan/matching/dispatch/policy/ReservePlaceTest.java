package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.border.Reservation;
import org.diandan.matching.dispatch.policy.border.Reservation.NoPlace;
import org.diandan.matching.dispatch.policy.border.Reservation.Place;
import org.diandan.matching.dispatch.policy.border.ReservePlace;
import org.junit.jupiter.api.Test;

class ReservePlaceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final String ABROAD = "360702001";
  private static final CheapestQualifiedTeam ENGINE =
      new CheapestQualifiedTeam(ZoneId.of("Asia/Shanghai"), Weights.SHIPPED);

  private final ReservePlace places = new ReservePlace(ENGINE);

  @Test
  void offersTheCheapestTeamThatReachesAcrossTheBorder() {
    var near = team(1).of(ABROAD).atKm(30).withSkills(PLUMBING).reachingKm(20);
    var far = team(2).of(ABROAD).atKm(40).withSkills(PLUMBING).reachingKm(50);
    var farther = team(3).of(ABROAD).atKm(45).withSkills(PLUMBING).reachingKm(50);

    var place = (Place) reserve(60_000, near, far, farther);

    assertThat(place.offer().teamId()).isEqualTo(new UUID(0, 2));
    assertThat(place.offer().explanation().chosen().rung()).isEqualTo(Rung.NEIGHBOURING_CITY);
    assertThat(place.costMetres())
        .isEqualTo(place.offer().explanation().chosen().totalMetres())
        .isGreaterThan(40_000);
  }

  @Test
  void findsATeamWithoutAPlaceThatNamedTheAreaOrItsProvince() {
    var county = team(1).of(ABROAD).withoutPlace().serving("360802").withSkills(PLUMBING);
    var province = team(2).of(ABROAD).withoutPlace().serving("36").withSkills(PLUMBING);
    var onlyHere = team(3).of(ABROAD).withoutPlace().serving("360721").withSkills(PLUMBING);

    assertThat(reserve(60_000, county)).isInstanceOf(Place.class);
    assertThat(reserve(60_000, province)).isInstanceOf(Place.class);
    assertThat(reserve(60_000, onlyHere)).isEqualTo(none(DenialReason.NOBODY_QUALIFIED));
  }

  @Test
  void aPlaceAsDearAsNobodyComingIsNoHelp() {
    var helper = team(1).of(ABROAD).atKm(40).withSkills(PLUMBING).reachingKm(50);
    var cost = ((Place) reserve(Long.MAX_VALUE, helper)).costMetres();

    assertThat(reserve(cost, helper)).isEqualTo(none(DenialReason.TOO_DEAR));
    assertThat(reserve(cost + 1, helper)).isInstanceOf(Place.class);
  }

  @Test
  void saysWhyThereIsNoPlace() {
    var helper = team(1).of(ABROAD).atKm(40).withSkills(PLUMBING).reachingKm(50);
    var asked = Circumstances.at(NOW, Set.of(new UUID(0, 1)));

    assertThat(reserve(60_000, helper.full())).isEqualTo(none(DenialReason.EVERYBODY_BUSY));
    assertThat(places.of(needing(PLUMBING), area(helper), asked, 60_000))
        .isEqualTo(none(DenialReason.EVERYBODY_ASKED));
    assertThat(reserve(60_000, team(2).of(ABROAD).atKm(1).reachingKm(50)))
        .isEqualTo(none(DenialReason.NOBODY_QUALIFIED));
  }

  @Test
  void nobodyComingCostsMoreTheMoreUrgentTheNeedIs() {
    assertThat(ENGINE.unmatchedMetres(needing(PLUMBING))).isPositive();
    assertThat(ENGINE.unmatchedMetres(Needs.urgent(Urgency.U1)))
        .isEqualTo(4 * ENGINE.unmatchedMetres(Needs.urgent(Urgency.U3)));
  }

  private Reservation reserve(long limit, Teams... teams) {
    return places.of(needing(PLUMBING), area(teams), Circumstances.at(NOW, Set.of()), limit);
  }

  private static AreaTeams area(Teams... teams) {
    return AreaTeams.of(Arrays.stream(teams).map(Teams::team).toList());
  }

  private static NoPlace none(DenialReason reason) {
    return new NoPlace(reason);
  }
}
