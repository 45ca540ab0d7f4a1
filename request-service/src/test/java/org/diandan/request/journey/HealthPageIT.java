package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.AccountPagesIT.signedIn;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.diandan.outbox.Wellbeing;
import org.diandan.outbox.Wellbeing.Measure;
import org.junit.jupiter.api.Test;

/** How the platform is, in plain words. */
class HealthPageIT {

  private static final Pattern METRIC =
      Pattern.compile("\\b(?<![:a-z])(?:diandan|http)_[a-z_]+\\b(?!:)");

  @Test
  void everySignSaysWhatItMeans() {
    var page = signedIn("admin", "only-for-tests-4711").open("/admin/health").page();

    assertThat(page)
        .contains("数据库", "回答用了", "消息系统", "在工作", "都在听", "跟得上", "磁盘", "备份")
        .contains("-request-teams：", "秒前还在")
        .doesNotContain("??");
    assertThat(page)
        .as("the others are asked by the browser, and named while they are silent")
        .contains("hx-get=\"/admin/health/matching/signs\"", "href=\"/admin/health/notification\"")
        .contains("还没有回答");
  }

  @Test
  void whatCannotBeIsCountedAndSaysWhatToDo() {
    var before = found("accepted-without-team");
    var request = taken(submit(order(Map.of()))).id();
    SERVICE
        .database()
        .execute(
            "update request set state = 'IN_SERVICE', team_id = null where id = '%s'"
                .formatted(request));

    var administrator = signedIn("admin", "only-for-tests-4711");
    administrator.open("/admin/health").send("/admin/health/looking", Map.of());
    var page = administrator.page();
    var during =
        SERVICE.bean(Wellbeing.class).measure().stream()
            .filter(one -> one.word().equals("impossible.accepted-without-team"))
            .mapToLong(Measure::value)
            .sum();
    SERVICE.database().execute("delete from request_step where request_id = '" + request + "'");
    SERVICE
        .database()
        .execute("update request set state = 'SUBMITTED' where id = '%s'".formatted(request));

    assertThat(page).contains("却没有写是哪支队伍", "先打电话问居民", "请现在就看");
    assertThat(during).isEqualTo(before + 1);
    assertThat(found("accepted-without-team")).isEqualTo(before);
  }

  @Test
  void aRequestIsMissedInTheFiguresWhenItIsOldEnoughToStandThere() {
    var request = taken(submit(order(Map.of()))).id();
    var rows = "figure_case where case_id = '%s'".formatted(request);
    await().until(() -> SERVICE.database().count("select count(*) from " + rows) == 1);
    SERVICE
        .database()
        .execute(
            "update request set submitted_at = submitted_at - interval '1 hour' where id = '%s'"
                .formatted(request));

    var before = found("figure-missing");
    SERVICE.database().execute("delete from " + rows);

    assertThat(found("figure-missing")).isEqualTo(before + 1);
  }

  private static long found(String kind) {
    var found = requireNonNull(SERVICE.bean(Wellbeing.class).reconcile().block());
    return found.getOrDefault(kind, 0L);
  }

  @Test
  void onlyAdministratorsOfEverywhereSeeIt() {
    Ordering.account("health-county", "ADMINISTRATOR", "990101");

    var county = signedIn("health-county", Ordering.PASSWORD);

    assertThat(county.open("/admin/health").status()).isEqualTo(403);
    county.open("/admin/accounts").send("/admin/health/looking", Map.of());
    assertThat(county.status()).isEqualTo(403);
  }

  @Test
  void everyMetricOfTheAlertsIsMeasured() throws IOException {
    var rules = Files.readString(Path.of("../deploy/prometheus/alerts.yml"));
    var measured =
        requireNonNull(
            SERVICE
                .management()
                .get()
                .uri("/manage/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

    var named = METRIC.matcher(rules.replaceAll("job:[a-z0-9_:]+", "")).results();

    assertThat(named.map(MatchResult::group).distinct())
        .hasSizeGreaterThan(3)
        .allSatisfy(metric -> assertThat(measured).containsPattern("\n" + metric + "[{ ]"));
  }
}
