package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class DeskIT {

  private static final String COUNTY = "990101";
  private static final String OTHER_COUNTY = "990102";

  @Test
  void takesAnOrderForACallerWithoutAnyScript() {
    var desk = Desk.in(COUNTY);

    desk.send("send", Desk.call(Map.of()));

    var request = desk.taken();
    assertThat(desk.browser().page()).contains("id=\"order-number\"", "上门理发", "请读给来电人");
    assertThat(
            count(
                """
                select count(*) from request
                where id = '%s' and channel = 'DESK' and area_code = '990101001002'
                """,
                request))
        .isEqualTo(1);
    assertThat(steps(request, "ORDER", desk)).isEqualTo(1);
    assertThat(desk.browser().open("/official/requests/" + request).page()).contains("工作人员代办");
  }

  @Test
  void aFormSentTwiceOrdersOnce() {
    var desk = Desk.in(COUNTY);
    desk.browser().open("/desk");
    var draft = desk.draft();

    var first = desk.sendAgain(draft, "send", Desk.call(Map.of())).taken();
    desk.browser().open("/desk");
    var second = desk.sendAgain(draft, "send", Desk.call(Map.of())).taken();

    assertThat(second).isEqualTo(first);
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from desk_order where operator_id = '%s'"
                        .formatted(desk.operator())))
        .isEqualTo(1);
  }

  @Test
  void whatIsWrongIsNamedAndNothingTypedIsLost() {
    var desk = Desk.in(COUNTY);

    desk.send("send", Desk.call(Map.of("phone", "1380000", "place", "没有的村", "consent", "")));

    assertThat(desk.browser().status()).isEqualTo(422);
    assertThat(desk.browser().page())
        .contains("您填了 7 位数字", "请选择地点", "需要您同意", "1380000", "没有的村", "老人要理发", "河边路 1 号");
  }

  @Test
  void aHalfFilledFormIsThereOnAnotherMachineAndUnreadableInTheDatabase() {
    var desk = Desk.in(COUNTY);

    desk.send("look", Map.of("phone", "13800001234", "words", "屋顶漏雨了"));

    assertThat(desk.elsewhere().browser().open("/desk").page()).contains("13800001234", "屋顶漏雨了");
    assertThat(
            SERVICE
                .database()
                .count("select count(*) from desk_draft where answers_sealed like '%漏雨%'"))
        .isZero();
  }

  @Test
  void theTelephoneSystemOpensTheFormAndThePhoneStaysInNoAddress() {
    var desk = Desk.in(COUNTY);
    desk.send("look", Map.of("phone", "13800001111", "words", "先来的电话"));

    desk.browser().open("/desk?phone=13900007777&call=c-4711");

    assertThat(desk.browser().place()).isEqualTo("/desk");
    assertThat(desk.browser().page()).contains("13900007777", "c-4711").doesNotContain("先来的电话");
    assertThat(desk.browser().page()).contains("接着记");
    desk.sendAgain(desk.draft(), "send", Desk.call(Map.of("phone", "13900007777")));
    assertThat(
            count(
                "select count(*) from desk_order where request_id = '%s' and call_id = 'c-4711'",
                desk.taken()))
        .isEqualTo(1);
  }

  @Test
  void thePhoneOfACallIsNotInTheAddressOfTheSignInEither() {
    var answer =
        CLIENT
            .get()
            .uri("/desk?phone=13900007777&call=c1")
            .header(HttpHeaders.ACCEPT, "text/html")
            .exchange()
            .returnResult(String.class);

    assertThat(answer.getStatus().value()).isEqualTo(303);
    assertThat(String.valueOf(answer.getResponseHeaders().getLocation())).isEqualTo("/desk");
    assertThat(answer.getResponseCookies().toString()).doesNotContain("13900007777");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/desk?phone=%3Cscript%3Ealert(1)%3C%2Fscript%3E&call=%22%3E",
        "/desk?phone=",
        "/desk?call=x",
        "/desk?phone=99999999999999999999999999999999999999999999999999999&call=a%20b"
      })
  void aBadPhoneOfTheTelephoneSystemDoesNoHarm(String path) {
    var desk = Desk.in(COUNTY);

    desk.browser().open(path);

    assertThat(desk.browser().status()).isEqualTo(200);
    assertThat(desk.browser().place()).isEqualTo("/desk");
    assertThat(desk.browser().page()).doesNotContain("<script>alert");
  }

  @Test
  void showsWhatACallerOrderedBeforeOnlyInTheOperatorsAreas() {
    var known = taken(submit(order(Map.of("phone", "13800009876", "item", "RP01"))));

    var own = Desk.in(COUNTY).send("look", Map.of("phone", "138 0000 9876"));
    var other = Desk.in(OTHER_COUNTY).send("look", Map.of("phone", "13800009876"));

    assertThat(own.browser().page()).contains(known.orderNumber(), "王桂兰");
    assertThat(other.browser().page()).doesNotContain(known.orderNumber(), "王桂兰");
  }

  @Test
  void anOperatorOfAnotherCountySeesAndDoesNothing() {
    var request = taken(submit(order(Map.of()))).id();
    var desk = Desk.in(OTHER_COUNTY);

    assertThat(desk.browser().open("/desk/requests/" + request).status()).isEqualTo(404);
    desk.browser().open("/desk/phrases");
    for (var path : new String[] {"", "/merge", "/unmerge"}) {
      desk.browser().send("/desk/requests/" + request + path, Map.of("act", "urge", "into", "x"));
      assertThat(desk.browser().status()).isEqualTo(404);
      desk.browser().open("/desk/phrases");
    }
    assertThat(count("select count(*) from request_step where request_id = '%s'", request))
        .isEqualTo(1);
  }

  @Test
  void everythingDoneForACallerIsMarkedWithTheOperator() {
    var desk = Desk.in(COUNTY);
    var request = taken(submit(order(Map.of()))).id();

    act(desk, request, Map.of("act", "urge"));
    act(desk, request, Map.of("act", "words", "words", "门口有狗"));
    act(
        desk,
        request,
        Map.of(
            "act",
            "wish",
            "day",
            java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2).toString(),
            "part",
            "MORNING"));
    assertThat(desk.browser().page()).contains("门口有狗");
    deliver(request);
    act(desk, request, Map.of("act", "evaluation", "resolved", "true", "stars", "5", "words", ""));
    act(desk, request, Map.of("act", "reopening", "words", "又坏了"));
    act(desk, request, Map.of("act", "withdrawal", "reason", "不用了"));

    for (var kind :
        new String[] {"URGE", "ADD_WORDS", "RESCHEDULE", "CONFIRM", "ASK_AGAIN", "WITHDRAW"}) {
      assertThat(steps(request, kind, desk)).as(kind).isEqualTo(1);
    }
    assertThat(desk.browser().page()).contains("工作人员代办");
  }

  @Test
  void whatCannotBeDoneIsSaidOnTheCase() {
    var desk = Desk.in(COUNTY);
    var request = taken(submit(order(Map.of()))).id();

    act(desk, request, Map.of("act", "evaluation", "resolved", "true", "stars", "5"));
    assertThat(desk.browser().status()).isEqualTo(409);
    act(desk, request, Map.of("act", "urge"));
    act(desk, request, Map.of("act", "urge"));
    assertThat(desk.browser().status()).isEqualTo(429);
    act(desk, request, Map.of("act", "words", "words", ""));
    assertThat(desk.browser().status()).isEqualTo(422);
    assertThat(desk.browser().page()).contains("请写下要补充的话");
  }

  @Test
  void mergesAndPartsRequestsByTheirNumbers() {
    var desk = Desk.in(COUNTY);
    var first = taken(submit(order(Map.of())));
    var second = taken(submit(order(Map.of())));

    desk.browser().open("/desk/requests/" + second.id());
    desk.browser()
        .send("/desk/requests/" + second.id() + "/merge", Map.of("into", first.orderNumber()));

    assertThat(count("select count(*) from request where id = '%s' and is_merged", second.id()))
        .isEqualTo(1);
    desk.browser().send("/desk/requests/" + second.id() + "/unmerge", Map.of());
    assertThat(count("select count(*) from request where id = '%s' and is_merged", second.id()))
        .isZero();
  }

  @Test
  void completesPlacesAndItemsByNameCodeAndSpelling() {
    var token = Ordering.token(Desk.in(COUNTY).login());

    assertThat(completion("/desk/places?q=hb", token)).contains("990101001002");
    assertThat(completion("/desk/places?q=fx dmsq", token)).contains("990101001001");
    assertThat(completion("/desk/places?q=河边", token)).contains("方县 › 东门街道 › 河边社区");
    assertThat(completion("/desk/items?q=smlf", token)).contains("EL05");
    assertThat(completion("/desk/items?q=el05", token)).startsWith("[{\"value\":\"EL05\"");
    assertThat(completion("/desk/items?q=", token)).isEqualTo("[]");
  }

  @Test
  void theQueueCountsWhatWaitsForAPersonInTheOperatorsAreas() {
    Ordering.addTown("990102905", "大屏镇");
    var desk = Desk.in("990102905");
    var order = order(Map.of("area", "990102905", "item", "EL99", "words", "门口的灯坏了"));
    var number = taken(submit(order)).orderNumber();

    desk.browser().open("/desk?queue=TRIAGE");

    assertThat(desk.browser().page()).contains("待分类", "大屏镇", "其他");
    assertThat(desk.browser().open("/desk/board").page()).contains("wall-open", number);
  }

  private static void act(Desk desk, UUID request, Map<String, String> fields) {
    desk.browser().open("/desk/requests/" + request);
    desk.browser().send("/desk/requests/" + request, fields);
  }

  private static void deliver(UUID request) {
    SERVICE
        .database()
        .execute(
            """
            update request set state = 'DELIVERED', delivered_at = now(), version = version + 1
            where id = '%s'
            """
                .formatted(request));
  }

  private static String completion(String path, String token) {
    var answer =
        CLIENT
            .get()
            .uri(path)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .exchange()
            .expectStatus()
            .isOk();
    return Ordering.body(answer, String.class);
  }

  private static long steps(UUID request, String kind, Desk desk) {
    return SERVICE
        .database()
        .count(
            """
            select count(*) from request_step
            where request_id = '%s' and kind = '%s'
              and actor_kind = 'OPERATOR' and actor_id = '%s'
            """
                .formatted(request, kind, desk.operator()));
  }

  private static long count(String sql, UUID request) {
    return SERVICE.database().count(sql.formatted(request));
  }
}
