package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.COUNTY;
import static org.diandan.request.journey.Referring.department;
import static org.diandan.request.journey.Referring.refer;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestIT {

  private static final String PAGE = "/official/replies";

  @Test
  void whatDepartmentsAnsweredIsReadByEverybodyOnceASecondOfficialApprovesIt() {
    var writer = staff("OFFICIAL", COUNTY);
    var second = staff("OFFICIAL", COUNTY);
    var taken = taken(submit(order(Map.of("words", "只有居民知道的话"))));
    var roads = department("方县公路局", "RESPONSIBLE");
    refer(writer, taken, roads);
    roads.signs(taken).send(taken, "answer", Map.of("answer", "路面补好了，请打 13812345678"));

    writer.open(PAGE).send(PAGE, Map.of("area", COUNTY));
    var draft = PAGE + "/" + text("select id::text from reply_digest where area_code = '990101'");
    assertThat(writer.page()).contains("路面补好了").doesNotContain("只有居民知道的话");
    assertThat(writer.open(PAGE).send(PAGE, Map.of("area", COUNTY)).status()).isEqualTo(409);
    second.open(draft).send(draft + "/approval", Map.of("version", "1"));
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.page()).contains("不能有电话号码或证件号");
    writer.open(draft).send(draft, Map.of("version", "1", "topic-0", "路面", "reply-0", "破损路面已补好。"));
    assertThat(writer.page()).contains("破损路面已补好。");
    writer.send(draft + "/approval", Map.of("version", "2"));
    assertThat(writer.status()).isEqualTo(409);
    assertThat(new Browser().open("/replies").page()).doesNotContain("破损路面已补好。");

    second.open(draft).send(draft + "/approval", Map.of("version", "1"));
    assertThat(second.status()).isEqualTo(409);
    second.open(draft).send(draft + "/approval", Map.of("version", "2"));

    assertThat(new Browser().open("/replies").page()).contains("破损路面已补好。", "方县");
    assertThat(
            text(
                "select string_agg(action, ',' order by number) from audit_entry where subject = '%s'"
                    .formatted(draft.substring(PAGE.length() + 1))))
        .isEqualTo("digest-begun,digest-edited,digest-approved");
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute(
                        "update reply_digest set approved_by = edited_by where approved_at is not null"))
        .hasStackTraceContaining("reply_digest_two_people");
  }

  @Test
  void anOfficialOfAnotherAreaSeesAndTouchesNoDraft() {
    var writer = staff("OFFICIAL", "990102");
    var stranger = staff("OFFICIAL", COUNTY);
    writer.open(PAGE).send(PAGE, Map.of("area", "990102"));
    var draft = PAGE + "/" + text("select id::text from reply_digest where area_code = '990102'");

    assertThat(stranger.open(draft).status()).isEqualTo(404);
    stranger.open("/me");
    assertThat(stranger.send(draft, Map.of("version", "1")).status()).isEqualTo(404);
    assertThat(stranger.send(draft + "/approval", Map.of("version", "1")).status()).isEqualTo(404);
    assertThat(stranger.open(PAGE).send(PAGE, Map.of("area", "990102")).status()).isEqualTo(422);
    assertThat(new Browser().open(PAGE).page()).doesNotContain("起草");
  }
}
