package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Merging.OPERATOR;
import static org.diandan.request.journey.Merging.SOMEBODY;
import static org.diandan.request.journey.Merging.SOON;
import static org.diandan.request.journey.Merging.STRANGER;
import static org.diandan.request.journey.Merging.count;
import static org.diandan.request.journey.Merging.evaluate;
import static org.diandan.request.journey.Merging.events;
import static org.diandan.request.journey.Merging.field;
import static org.diandan.request.journey.Merging.merge;
import static org.diandan.request.journey.Merging.merges;
import static org.diandan.request.journey.Merging.merging;
import static org.diandan.request.journey.Merging.page;
import static org.diandan.request.journey.Merging.post;
import static org.diandan.request.journey.Merging.reaching;
import static org.diandan.request.journey.Merging.refused;
import static org.diandan.request.journey.Merging.tracked;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.duplicate.MergeOutcome;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MergeIT {

  @Test
  void aMergedRequestGoesWhereTheOtherGoesAndIsEvaluatedForItself() {
    var leader = taken(submit(order(Map.of())));
    var follower = taken(submit(order(Map.of())));
    var before = tracked(follower);
    merge(follower.id(), leader.id(), OPERATOR).expectStatus().isNoContent();
    assertThat(page(follower)).contains("与另一件同样的诉求合并办理");
    assertThat(events(follower, "request.merged.v1")).isEqualTo(1);
    var team = Team.called("合并队");

    MATCHING.say(team.isAsked(leader.id(), 1), team.accepts(leader.id(), 1));
    reaching(follower, "ACCEPTED");
    MATCHING.say(team.checksIn(leader.id(), 1), team.delivers(leader.id(), 1));
    reaching(follower, "DELIVERED");

    assertThat(tracked(follower).teamName()).isEqualTo("合并队");
    assertThat(tracked(follower).finishBy()).isEqualTo(before.finishBy());
    evaluate(follower, true).expectStatus().isOk();
    assertThat(tracked(follower).state()).isEqualTo("RESOLVED");
    assertThat(tracked(leader).state()).isEqualTo("DELIVERED");
    assertThat(events(follower, "request.evaluated.v1")).isEqualTo(1);
    await()
        .until(
            () ->
                SERVICE
                        .database()
                        .count(
                            "select count(*) from figure_case where case_id = '%s' and verdict and delivered_at is not null"
                                .formatted(follower.id()))
                    == 1);
  }

  @Test
  void whoIsNotSatisfiedGetsASearchOfTheirOwn() {
    var leader = taken(submit(order(Map.of())));
    var follower = taken(submit(order(Map.of())));
    assertThat(merging(follower, leader)).isEqualTo(new MergeOutcome.Done());
    MATCHING.say(Team.called("合并二队").serves(leader.id(), 1));
    reaching(follower, "DELIVERED");

    evaluate(follower, false).expectStatus().isOk();

    assertThat(tracked(follower).state()).isEqualTo("DISPATCHING");
    assertThat(count("id = '%s' and is_merged".formatted(follower.id()))).isZero();
    assertThat(page(follower)).doesNotContain("class=\"notice info\"");
  }

  @Test
  void aPartedRequestGoesBackIntoDispatchWithItsOwnClocks() {
    var leader = taken(submit(order(Map.of())));
    var follower = taken(submit(order(Map.of())));
    var before = tracked(follower);
    merging(follower, leader);
    MATCHING.say(Team.called("合并三队").isAsked(leader.id(), 1));
    MATCHING.say(Team.called("合并三队").accepts(leader.id(), 1));
    reaching(follower, "ACCEPTED");

    post("/api/requests/%s/unmerge".formatted(follower.id()), OPERATOR, Map.of("reason", "不是一回事"))
        .expectStatus()
        .isNoContent();

    var after = tracked(follower);
    assertThat(after.state()).isEqualTo("DISPATCHING");
    assertThat(after.teamName()).isNull();
    assertThat(after.acceptBy()).isEqualTo(before.acceptBy());
    assertThat(after.finishBy()).isEqualTo(before.finishBy());
    assertThat(events(follower, "request.unmerged.v1")).isEqualTo(1);
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from audit_entry where subject = '%s'"
                        .formatted(follower.id())))
        .isEqualTo(1);
  }

  @Test
  void followersGoOnWhenTheOtherOneIsWithdrawn() {
    var leader = taken(submit(order(Map.of())));
    var follower = taken(submit(order(Map.of())));
    var another = taken(submit(order(Map.of())));
    merging(follower, leader);
    merging(another, leader);

    CLIENT
        .post()
        .uri("/api/requests/" + leader.token() + "/withdrawal")
        .exchange()
        .expectStatus()
        .isOk();

    await().until(() -> events(follower, "request.unmerged.v1") == 1);
    await().until(() -> events(another, "request.unmerged.v1") == 1);
    assertThat(tracked(follower).state()).isEqualTo("DISPATCHING");
    assertThat(count("id = '%s' and is_merged".formatted(follower.id()))).isZero();
  }

  @Test
  void aMergedRequestNeitherEscalatesNorAlarms() {
    var leader = taken(submit(order(Map.of())));
    var follower = taken(submit(order(Map.of())));
    merging(follower, leader);
    SERVICE
        .database()
        .execute(
            "update request set accept_by = now() - interval '2 days', finish_by = now() - interval '1 day' where id in ('%s', '%s')"
                .formatted(follower.id(), leader.id()));

    SERVICE
        .database()
        .execute("update request set state = 'ESCALATED' where id = '%s'".formatted(leader.id()));

    assertThat(tracked(follower).state()).isEqualTo("DISPATCHING");
    assertThat(page(leader)).contains("已经超过承诺的时间");
    assertThat(page(follower)).doesNotContain("已经超过承诺的时间");
  }

  @Test
  void circlesChainsAndEndedRequestsAreRefused() {
    var one = taken(submit(order(Map.of())));
    var two = taken(submit(order(Map.of())));
    var three = taken(submit(order(Map.of())));
    var ended = taken(submit(order(Map.of())));
    CLIENT.post().uri("/api/requests/" + ended.token() + "/withdrawal").exchange();
    merging(one, two);

    assertThat(merging(two, one)).isEqualTo(refused(MergeOutcome.Reason.LEADS_OTHERS));
    assertThat(merging(three, one)).isEqualTo(refused(MergeOutcome.Reason.INTO_MERGED));
    assertThat(merging(two, three)).isEqualTo(refused(MergeOutcome.Reason.LEADS_OTHERS));
    assertThat(merging(three, three)).isEqualTo(refused(MergeOutcome.Reason.ITSELF));
    assertThat(merging(one, three)).isEqualTo(refused(MergeOutcome.Reason.MERGED_BEFORE));
    assertThat(merging(three, ended)).isEqualTo(refused(MergeOutcome.Reason.INTO_ENDED));
    assertThat(merging(ended, three)).isEqualTo(refused(MergeOutcome.Reason.NOT_WAITING));
    merge(ended.id(), three.id(), OPERATOR)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.reason")
        .isEqualTo("NOT_WAITING");
  }

  @Test
  void theDatabaseItselfKeepsCirclesOut() {
    var one = taken(submit(order(Map.of())));
    var two = taken(submit(order(Map.of())));
    var sql = "update request set merged_into = '%s' where id = '%s'";
    SERVICE.database().execute(sql.formatted(two.id(), one.id()));

    assertThatThrownBy(() -> SERVICE.database().execute(sql.formatted(one.id(), two.id())))
        .hasStackTraceContaining("request_merged_into_unmerged");
  }

  @Test
  void twoMergesAtOneMomentNeverMakeACircle() {
    for (int round = 0; round < 10; round++) {
      var one = taken(submit(order(Map.of())));
      var two = taken(submit(order(Map.of())));

      var outcomes =
          requireNonNull(
              Mono.zip(
                      merges().merge(one.id(), two.id(), SOMEBODY),
                      merges().merge(two.id(), one.id(), SOMEBODY))
                  .block(SOON));

      assertThat(List.of(outcomes.getT1(), outcomes.getT2()))
          .containsOnlyOnce(new MergeOutcome.Done());
      assertThat(count("id in ('%s', '%s') and is_merged".formatted(one.id(), two.id())))
          .isEqualTo(1);
    }
  }

  @Test
  void onlyStaffOfTheAreaMayMergeAndTheReasonIsNeeded() {
    var one = taken(submit(order(Map.of())));
    var two = taken(submit(order(Map.of())));
    var path = "/api/requests/%s/merge".formatted(one.id());

    merge(one.id(), two.id(), STRANGER).expectStatus().isNotFound();
    merge(one.id(), two.id(), Ordering.administrator()).expectStatus().isForbidden();
    field(post(path, OPERATOR, Map.of("into", two.id())), 400, "reason");
    field(post(path, OPERATOR, Map.of("reason", "同一件")), 400, "into");
    field(post(path, OPERATOR, Map.of("into", "nonsense", "reason", "同一件")), 400, "into");
    field(post(path, OPERATOR, Map.of("into", UUID.randomUUID(), "reason", "同一件")), 422, "into");
    assertThat(count("id = '%s' and is_merged".formatted(one.id()))).isZero();
  }
}
