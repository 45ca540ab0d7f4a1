package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.AreaCode;
import org.diandan.request.MatchingEvents;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.duplicate.By;
import org.diandan.request.duplicate.Candidate;
import org.diandan.request.duplicate.FindDuplicates;
import org.diandan.request.duplicate.MergeOutcome;
import org.diandan.request.duplicate.MergeRequests;
import org.diandan.request.duplicate.Sought;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

class DuplicatesIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final MatchingEvents MATCHING = new MatchingEvents();
  private static final String OPERATOR = staff("merging", "OPERATOR", "990101");
  private static final String STRANGER = staff("elsewhere", "OPERATOR", "990102");
  private static final String RIVER = "990101001002";
  private static final By SOMEBODY = new By(null, "", "");
  private static final Pattern HANDLE = Pattern.compile("name=\"into\" value=\"([^\"]{20,})\"");

  /** The part of the tracking answer the tests look at. */
  record Tracked(String state, @Nullable String teamName, Instant acceptBy, Instant finishBy) {}

  @AfterAll
  static void stop() {
    MATCHING.close();
  }

  @Test
  void findsWhatMeansTheSameNearByWithoutReadableWords() {
    var known = remembered("西山桥头路灯坏了好几天晚上黑", "RP08", "990101002001");

    var near = like("RP08", "990101002001", "桥头那盏路灯不亮了 晚上看不见");
    var far = like("RP08", "990101001001", "桥头那盏路灯不亮了 晚上看不见");
    var other = like("RP08", "990101002001", "公交站的椅子断了");

    assertThat(near).extracting(Candidate::requestId).containsExactly(known.id());
    assertThat(far).isEmpty();
    assertThat(other).isEmpty();
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from request_likeness where cast(request_likeness as text) like '%路灯%'"))
        .isZero();
  }

  @Test
  void theSameTelephoneAndItemIsStrongButOnlyForThoseWhoMayKnow() {
    var known =
        taken(submit(order(Map.of("item", "EL03", "phone", "13911112222", "words", "擦玻璃"))));
    var item = SERVICE.bean(Catalogue.class).find("EL03").orElseThrow();
    var phone = PhoneNumber.read("13911112222").orElseThrow();
    var area = new AreaCode(Ordering.VILLAGE);

    var found = finder().like(new Sought(item, area, null, "窗户脏", phone)).block(SOON);

    assertThat(found).isNotNull();
    assertThat(found).first().matches(Candidate::samePhone);
    assertThat(found.getFirst().requestId()).isEqualTo(known.id());
    assertThat(like("EL03", Ordering.VILLAGE, "窗户脏")).isEmpty();
  }

  @Test
  void aResidentJoinsOnTheCheckPageAndIsTold() {
    var first = remembered("河边社区五栋楼道堆满废纸箱", "EN01", RIVER);

    var browser = filled("EN01", "五栋楼道里好多废纸箱堆着");

    assertThat(browser.page())
        .contains("附近有人点过类似的单", "楼道小区清洁")
        .doesNotContain(first.orderNumber(), first.id().toString(), "堆满废纸箱", "王桂兰");
    var handle = HANDLE.matcher(browser.page());
    assertThat(handle.find()).isTrue();
    browser.send("/order/check", Map.of("into", handle.group(1)));
    assertThat(browser.page()).contains("点单成功");
    assertThat(count("merged_into = '%s'".formatted(first.id()))).isEqualTo(1);
  }

  @Test
  void aResidentWhoGoesOnIsNotMerged() {
    var first = remembered("河边社区八栋楼梯上狗屎没人扫", "EN01", RIVER);

    filled("EN01", "八栋楼梯有狗屎没人扫").send("/order/check", Map.of("into", ""));
    filled("EN01", "八栋楼梯有狗屎没人扫啊").send("/order/check", Map.of("into", "made-up"));

    assertThat(count("merged_into = '%s'".formatted(first.id()))).isZero();
  }

  @Test
  void nobodyLearnsOfANeedThatIsNobodysBusiness() {
    remembered("心里难受睡不着总想哭", "HE05", RIVER);
    remembered("老母亲头发长了来剪一下", "EL05", RIVER);

    assertThat(filled("HE05", "心里难受睡不着觉").page()).doesNotContain("附近有人");
    assertThat(filled("EL05", "老母亲头发长了剪一下").page()).doesNotContain("附近有人");
  }

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
        .atMost(SOON)
        .until(
            () ->
                SERVICE
                        .database()
                        .count(
                            "select count(*) from request_figure where request_id = '%s' and verdict and delivered_at is not null"
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

    await().atMost(SOON).until(() -> events(follower, "request.unmerged.v1") == 1);
    await().atMost(SOON).until(() -> events(another, "request.unmerged.v1") == 1);
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
          Mono.zip(
                  merges().merge(one.id(), two.id(), SOMEBODY),
                  merges().merge(two.id(), one.id(), SOMEBODY))
              .block(SOON);

      assertThat(outcomes).isNotNull();
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

  @Test
  void theOperatorsPageGroupsWhatMayBeTheSameAndMergesIt() {
    var one = remembered("西山镇河堤栏杆断了一截 小孩容易掉下去", "RP08", "990101002001");
    var two = remembered("河堤上的栏杆缺了一段 小孩会掉下去", "RP08", "990101002001");
    assertThat(official()).contains("可能重复 ×2", one.orderNumber(), two.orderNumber());

    CLIENT
        .post()
        .uri("/official/duplicates")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + OPERATOR)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue("into=%s&request=%s&reason=same".formatted(one.id(), two.id()))
        .exchange()
        .expectStatus()
        .isSeeOther();

    assertThat(official()).contains("并入 " + one.orderNumber()).doesNotContain("??");
    assertThat(count("id = '%s' and is_merged".formatted(two.id()))).isEqualTo(1);
  }

  /** An order whose look is known already. */
  private static Taken remembered(String words, String item, String area) {
    var body = order(Map.of("item", item, "words", words, "area", area));
    var taken = taken(submit(body));
    await()
        .atMost(SOON)
        .until(
            () ->
                SERVICE
                        .database()
                        .count(
                            "select count(*) from request_likeness where request_id = '%s'"
                                .formatted(taken.id()))
                    == 1);
    return taken;
  }

  private static FindDuplicates finder() {
    return SERVICE.bean(FindDuplicates.class);
  }

  private static List<Candidate> like(String item, String area, String words) {
    var found =
        finder()
            .like(
                SERVICE.bean(Catalogue.class).find(item).orElseThrow(),
                new AreaCode(area),
                null,
                words)
            .block(SOON);
    return found == null ? List.of() : found;
  }

  private static Browser filled(String item, String words) {
    var browser = new Browser();
    browser.open("/order/item/" + item).send("/order/item", Map.of("item", item, "words", words));
    browser.send("/order/where", Map.of("county", "990101", "town", "990101001", "village", RIVER));
    browser.send("/order/when", Map.of("wish", "ANY"));
    return browser.send(
        "/order/who", Map.of("name", "李大爷", "phone", "139 0000 4321", "consent", "true"));
  }

  private static MergeRequests merges() {
    return SERVICE.bean(MergeRequests.class);
  }

  private static @Nullable MergeOutcome merging(Taken request, Taken into) {
    return merges().merge(request.id(), into.id(), SOMEBODY).block(SOON);
  }

  private static MergeOutcome refused(MergeOutcome.Reason reason) {
    return new MergeOutcome.Refused(reason);
  }

  private static ResponseSpec merge(UUID request, UUID into, String token) {
    return post(
        "/api/requests/%s/merge".formatted(request), token, Map.of("into", into, "reason", "同一件"));
  }

  private static ResponseSpec post(String path, String token, Object body) {
    return CLIENT
        .post()
        .uri(path)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .bodyValue(body)
        .exchange();
  }

  private static void field(ResponseSpec answer, int status, String field) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.field").isEqualTo(field);
  }

  private static ResponseSpec evaluate(Taken taken, boolean resolved) {
    return CLIENT
        .post()
        .uri("/api/requests/" + taken.token() + "/evaluation")
        .bodyValue(Map.of("resolved", resolved, "stars", 4))
        .exchange();
  }

  private static Tracked tracked(Taken taken) {
    return Ordering.body(
        CLIENT.get().uri("/api/requests/" + taken.token()).exchange().expectStatus().isOk(),
        Tracked.class);
  }

  private static void reaching(Taken taken, String state) {
    await().atMost(SOON).until(() -> tracked(taken).state().equals(state));
  }

  private static String page(Taken taken) {
    return new Browser().open(taken.link()).page();
  }

  private static String official() {
    return Ordering.body(
        CLIENT
            .get()
            .uri("/official/duplicates")
            .accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + OPERATOR)
            .exchange()
            .expectStatus()
            .isOk(),
        String.class);
  }

  private static long count(String where) {
    return SERVICE.database().count("select count(*) from request where " + where);
  }

  private static long events(Taken taken, String type) {
    return SERVICE
        .database()
        .count(
            "select count(*) from event_outbox where subject = '%s' and type = '%s'"
                .formatted(taken.id(), type));
  }

  private static String staff(String login, String role, String area) {
    Ordering.account(login, role, area);
    return Ordering.token(login);
  }
}
