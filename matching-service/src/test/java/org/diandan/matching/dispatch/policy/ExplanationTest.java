package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.matching.dispatch.policy.Explanation.Decided;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.diandan.matching.dispatch.policy.Reason.Because;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ExplanationTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PairCost CHEAP = new PairCost(2_000, 0, 2_000, 0, 0, 0, 0, 0);
  private static final Instant SOLVED = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void comesBackFromTheDatabaseAsItWentThere() {
    var why = explanation(terms(1, 2_000, CHEAP), terms(2, 900, CHEAP));

    assertThat(JSON.readValue(JSON.writeValueAsString(why), Explanation.class)).isEqualTo(why);
  }

  @Test
  void readsWhatWasStoredBeforeCostsExisted() {
    var stored =
        """
        {"policy": "nearest-qualified-team", "considered": 4,
         "filters": [{"rule": "OffersItem", "left": 4}],
         "chosen": {"teamId": "00000000-0000-0000-0000-000000000001", "teamName": "team 1",
           "rung": "OWN_TOWN", "distanceMetres": 1000, "load": 1, "capacity": 3},
         "others": [{"teamId": "00000000-0000-0000-0000-000000000002", "teamName": "team 2",
           "rung": "OWN_COUNTY", "distanceMetres": 200, "load": 0, "capacity": 3}]}
        """;

    var why = JSON.readValue(stored, Explanation.class);

    assertThat(why.filters()).containsExactly(new Filter("OffersItem", 4));
    assertThat(why.decided()).isNull();
    assertThat(why.chosen().cost()).isNull();
    assertThat(why.addsUp()).isTrue();
    assertThat(why.reason()).isEqualTo(new Reason.Nearest(1_000));
  }

  @Test
  void readsWhatWasStoredWhenTheRulesWereCountedOverAllTeams() {
    var stored =
        """
        {"policy": "cheapest-qualified-team", "considered": 58,
         "filters": [{"rule": "AllSkillsPresent", "left": 9}, {"rule": "HasCapacity", "left": 1}],
         "chosen": {"teamId": "00000000-0000-0000-0000-000000000001", "teamName": "team 1",
           "rung": "OWN_TOWN", "distanceMetres": 1000, "load": 0, "capacity": 3,
           "cost": {"travel": 1000, "load": 0, "acceptance": 2000, "skill": 0, "level": 0,
             "fatigue": 0, "price": 0, "continuity": 0}, "totalMetres": 3000},
         "others": [],
         "decided": {"solver": "one-by-one", "batch": 1, "marginMetres": null, "pricesAsOf": null,
           "nearer": 0, "nearest": null}}
        """;

    var why = JSON.readValue(stored, Explanation.class);

    assertThat(why.lookedAt()).isNull();
    assertThat(why.considered()).isEqualTo(58);
    assertThat(why.addsUp()).isTrue();
    assertThat(why.reason()).isEqualTo(new Reason.OnlyOne());
  }

  @Test
  void keepsHowManyTeamsWereLookedAt() {
    var decided = new Decided("one-by-one", 1, 0L, null, 0, null, 41);
    var why = decided(terms(1, 2_000, CHEAP), terms(2, 2_500, CHEAP), decided);

    var read = JSON.readValue(JSON.writeValueAsString(why), Explanation.class);

    assertThat(read.lookedAt()).isEqualTo(41);
    assertThat(read).isEqualTo(why);
  }

  @Test
  void noticesATotalThatDoesNotFollowFromItsTerms() {
    var good = terms(1, 2_000, CHEAP);
    var wrong =
        new Terms(
            good.teamId(), good.teamName(), good.rung(), 2_000, 0, 3, CHEAP, CHEAP.total() + 1);
    var lost = new Terms(good.teamId(), good.teamName(), good.rung(), 2_000, 0, 3, null, 4_000L);

    assertThat(explanation(good, good).addsUp()).isTrue();
    assertThat(explanation(wrong, good).addsUp()).isFalse();
    assertThat(explanation(good, wrong).addsUp()).isFalse();
    assertThat(explanation(lost, good).addsUp()).isFalse();
    assertThat(decided(good, good, new Decided("s", 1, 1L, null, 0, null, null)).addsUp())
        .isFalse();
    assertThat(decided(good, good, new Decided("s", 1, null, null, 0, null, null)).addsUp())
        .isFalse();
    assertThat(decided(good, good, new Decided("s", 1, 0L, null, 1, wrong, null)).addsUp())
        .isFalse();
    assertThat(decided(good, good, new Decided("s", 1, 0L, null, 1, good, null)).addsUp()).isTrue();
  }

  static Stream<Arguments> costsOfTheNearest() {
    return Stream.of(
        arguments(new PairCost(0, 5_000, 0, 0, 0, 0, 0, 0), Because.BUSIER, 5_000),
        arguments(new PairCost(0, 0, 5_000, 0, 0, 0, 0, 0), Because.LESS_LIKELY_TO_ACCEPT, 3_000),
        arguments(new PairCost(0, 0, 2_000, 500, 0, 0, 0, 0), Because.SKILLS_SPARED, 500),
        arguments(new PairCost(0, 0, 0, 0, 4_000, 0, 0, 0), Because.WIDER_AREA, 4_000),
        arguments(new PairCost(0, 0, 0, 0, 0, 600, 0, 0), Because.ASKED_OFTEN, 600),
        arguments(new PairCost(0, 200, 0, 0, 0, 600, 1_800, 0), Because.KEPT_FOR_OTHERS, 1_800),
        arguments(new PairCost(9_000, 200, 0, 0, 0, 0, 0, 0), Because.BUSIER, 200));
  }

  @ParameterizedTest
  @MethodSource("costsOfTheNearest")
  void namesWhatSpeaksMostAgainstTheNearest(PairCost cost, Because because, long metres) {
    var why = instead(terms(1, 2_000, CHEAP), terms(2, 900, cost));

    assertThat(why.reason()).isEqualTo(new Reason.InsteadOfNearest(3, "team 2", because, metres));
  }

  @Test
  void namesAKnownResident() {
    var known = new PairCost(2_000, 0, 2_000, 0, 0, 0, 0, -1_500);

    assertThat(instead(terms(1, 2_000, known), terms(2, 1_900, CHEAP)).reason())
        .isEqualTo(new Reason.InsteadOfNearest(3, "team 2", Because.OTHER_IS_KNOWN, 1_500));
  }

  @Test
  void saysNoMoreThanItKnows() {
    var unknown = terms(1, null, CHEAP);

    assertThat(explanation(unknown, terms(2, null, CHEAP)).reason())
        .isEqualTo(new Reason.FitsBest());
    assertThat(instead(terms(1, 2_000, CHEAP), terms(2, 900, CHEAP)).reason())
        .isEqualTo(new Reason.FitsBest());
    assertThat(instead(terms(1, 2_000, CHEAP), terms(2, 900, null)).reason())
        .isEqualTo(new Reason.FitsBest());
    assertThat(instead(terms(1, 2_000, null), terms(2, 900, CHEAP)).reason())
        .isEqualTo(new Reason.FitsBest());
    assertThat(explanation(terms(1, 900, CHEAP), unknown).reason())
        .isEqualTo(new Reason.Nearest(900));
    assertThat(explanation(terms(1, 900, CHEAP), terms(2, 900, CHEAP)).reason())
        .isEqualTo(new Reason.Nearest(900));
    assertThat(explanation(terms(1, 900, CHEAP), terms(2, 899, CHEAP)).reason())
        .isEqualTo(new Reason.FitsBest());
  }

  private static Explanation instead(Terms chosen, Terms nearest) {
    return decided(chosen, nearest, new Decided("one-by-one", 1, null, SOLVED, 3, nearest, null));
  }

  private static Explanation explanation(Terms chosen, Terms other) {
    var margin =
        chosen.totalMetres() == null || other.totalMetres() == null
            ? null
            : (Long) (other.totalMetres() - chosen.totalMetres());
    return decided(chosen, other, new Decided("one-by-one", 1, margin, SOLVED, 0, null, null));
  }

  private static Explanation decided(Terms chosen, Terms other, Decided decided) {
    var filters = List.of(new Filter("HasCapacity", 2));
    return new Explanation("cheapest", 5, filters, chosen, List.of(other), decided, null);
  }

  private static Terms terms(int team, @Nullable Integer metres, @Nullable PairCost cost) {
    return new Terms(
        new UUID(0, team),
        "team " + team,
        Rung.OWN_TOWN,
        metres,
        0,
        3,
        cost,
        cost == null ? null : (Long) cost.total());
  }
}
