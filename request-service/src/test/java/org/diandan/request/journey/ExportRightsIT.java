package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.request.journey.Exporting.COUNTY;
import static org.diandan.request.journey.Exporting.PATH;
import static org.diandan.request.journey.Exporting.audit;
import static org.diandan.request.journey.Exporting.counted;
import static org.diandan.request.journey.Exporting.execute;
import static org.diandan.request.journey.Exporting.fetched;
import static org.diandan.request.journey.Exporting.idOf;
import static org.diandan.request.journey.Exporting.lines;
import static org.diandan.request.journey.Exporting.ordered;
import static org.diandan.request.journey.Exporting.personal;
import static org.diandan.request.journey.Exporting.reaching;
import static org.diandan.request.journey.Exporting.state;
import static org.diandan.request.journey.Exporting.town;
import static org.diandan.request.journey.Exporting.wanted;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;
import static org.diandan.request.journey.Referring.texts;

import java.util.HashMap;
import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who takes what out: one's own area only, and personal data by two people. */
class ExportRightsIT {

  private static final String TOWN = "990108601";
  private static final String OTHER_TOWN = "990108602";
  private static final String ALL = "from=2000-01-01&until=2100-01-01&area=" + TOWN;

  private static Browser official;
  private static Browser second;

  @BeforeAll
  static void prepare() {
    Exporting.addCounty(COUNTY, "导县", Map.of(TOWN, "导出街道", OTHER_TOWN, "邻街道"));
    official = staff("OFFICIAL", TOWN);
    second = staff("OFFICIAL", COUNTY);
  }

  @Test
  void personalDataTakesAPurposeAndASecondPersonAndTheFileSaysSo() {
    var one = counted(inTown());
    official.open(PATH + "/new?" + ALL);
    official.send(PATH, personal(ALL, ""));
    assertThat(official.status()).isEqualTo(422);
    assertThat(official.page()).contains("请写清用途");
    var path = ordered(official, personal(ALL, "回访独居老人"));

    assertThat(official.page()).contains("等另一个人批准").doesNotContain("不批准的原因");
    official.send(path + "/approval", Map.of());
    assertThat(official.status()).isEqualTo(409);
    assertThat(second.open(PATH).page()).contains("等我批准");
    assertThat(second.open(path).page()).contains("回访独居老人", "批准").doesNotContain("王桂兰");
    second.send(path + "/approval", Map.of());
    reaching(path, "DONE");

    var lines = lines(fetched(official, path));
    assertThat(lines.getFirst()).contains("含个人信息", "用途：回访独居老人", "ladder");
    assertThat(lines).contains(one.orderNumber() + ",王桂兰,13812345678,沿江路 8 号 302,'=HYPERLINK(1)");
    assertThat(second.open("/me").send(path + "/file", Map.of()).status()).isEqualTo(404);
    assertThat(audit(path)).isEqualTo("export-ordered,export-approved,export-fetched");
    assertThat(
            text(
                "select reason from audit_entry where action = 'export-ordered' and subject = '%s'"
                    .formatted(idOf(path))))
        .isEqualTo("回访独居老人");
    assertThat(text("select string_agg(encode(sealed, 'escape'), '') from export_piece"))
        .doesNotContain("13812345678");
    fetched(official, path);
    fetched(official, path);
    assertThat(official.open(path).page()).contains("下载次数用完了").doesNotContain("还可以下载");
    assertThat(official.send(path + "/file", Map.of()).status()).isEqualTo(410);
  }

  @Test
  void theDatabaseTakesNoApprovalByWhoeverOrderedItNorFromAnotherArea() {
    counted(inTown());
    var path = ordered(official, personal(ALL, "核对名单"));
    var stranger = staff("OFFICIAL", OTHER_TOWN);

    assertThat(stranger.open(path).status()).isEqualTo(404);
    stranger.open("/me");
    assertThat(stranger.send(path + "/approval", Map.of()).status()).isEqualTo(404);
    assertThat(staff("OPERATOR", COUNTY).open(path).status()).isEqualTo(403);
    var approve = "update export_job set decided_by = %s, decided_at = now() where id = '%s'";
    assertThatThrownBy(() -> execute(approve, "ordered_by", idOf(path)))
        .hasStackTraceContaining("export_job_two_people");
    assertThatThrownBy(() -> execute(approve, personOf(OTHER_TOWN), idOf(path)))
        .hasStackTraceContaining("does not answer for its areas");
    assertThatThrownBy(
            () -> execute("update export_job set state = 'QUEUED' where id = '%s'", idOf(path)))
        .hasStackTraceContaining("export_job_personal_approved");
    official.open(path).send(path + "/cancellation", Map.of());
    assertThat(state(path)).isEqualTo("CANCELLED");
  }

  @Test
  void aRefusalHasAReasonAndAnOrderNobodyApprovesLapses() {
    counted(inTown());
    var refused = ordered(official, personal(ALL, "做个统计"));
    var forgotten = ordered(official, personal(ALL, "做个统计"));

    second.open(refused).send(refused + "/refusal", Map.of("why", ""));
    assertThat(second.status()).isEqualTo(422);
    second.send(refused + "/refusal", Map.of("why", "统计不需要姓名电话"));
    execute(
        "update export_job set approve_by = now() - interval '1 minute' where id = '%s'",
        idOf(forgotten));
    second.open(forgotten).send(forgotten + "/approval", Map.of());

    assertThat(second.status()).isEqualTo(409);
    assertThat(official.open(refused).page()).contains("没有批准", "统计不需要姓名电话");
    reaching(forgotten, "EXPIRED");
    assertThat(audit(forgotten)).isEqualTo("export-ordered,export-expired");
    assertThat(
            texts(
                """
                select data ->> 'step' from event_outbox
                where topic = 'diandan.export' and subject in ('%s', '%s')
                order by occurred_at, version
                """
                    .formatted(idOf(refused), idOf(forgotten))))
        .contains("ASKED", "REFUSED", "EXPIRED");
  }

  @Test
  void whoeverLosesTheAreaGetsNoFileAndNoRow() {
    var town = town("990108606");
    counted(taken(submit(order(Map.of("area", town)))));
    var leaving = staff("OFFICIAL", town);
    var words = "from=2000-01-01&until=2100-01-01";
    var written = ordered(leaving, wanted(words, "CSV", "NUMBER"));
    reaching(written, "DONE");
    leaving.open(written);

    execute("delete from authority where role = 'OFFICIAL' and area = '%s'", town);
    execute(
        """
        insert into authority (person_id, role, area)
        select ordered_by, 'OFFICIAL', '%s' from export_job where id = '%s'
        """,
        OTHER_TOWN, idOf(written));

    assertThat(leaving.send(written + "/file", Map.of()).status()).isEqualTo(403);
    assertThat(leaving.page()).contains("您已经不再负责");
    // One that was ordered before and is written after the right was lost holds nothing.
    execute(
        """
        insert into export_row (job_id, position, case_id)
        select '%1$s', 1, case_id from figure_case where area = '%2$s';
        update export_job set state = 'QUEUED', written_by = null, kept_until = null
        where id = '%1$s'
        """,
        idOf(written), town);
    reaching(written, "DONE");
    assertThat(text("select rows_written from export_job where id = '%s'".formatted(idOf(written))))
        .isEqualTo("0");
  }

  private static Taken inTown() {
    return taken(submit(order(new HashMap<>(Map.of("area", TOWN, "words", "=HYPERLINK(1)")))));
  }

  private static String personOf(String area) {
    return "'"
        + text("select cast(person_id as text) from authority where area = '%s'".formatted(area))
        + "'";
  }
}
