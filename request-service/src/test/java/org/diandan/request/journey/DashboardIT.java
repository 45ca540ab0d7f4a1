package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The dashboard, its lists, its wall screen and its views, of one town and of nobody else's. */
class DashboardIT {

  private static final String TOWN = "990109701";
  private static final String NEIGHBOUR = "990109702";
  private static final Pattern NUMBER =
      Pattern.compile("href=\"(/official/cases\\?[^\"]*)\"[^>]*? data-cases=\"(\\d+)\"");
  private static final Pattern COUNT = Pattern.compile("id=\"count\" data-cases=\"(\\d+)\"");

  private static final WebTestClient READER =
      CLIENT
          .mutate()
          .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
          .build();

  private static String token = "";

  @BeforeAll
  static void prepare() {
    addAreas();
    CasesToCount.add(SERVICE, TOWN, 60);
    CasesToCount.add(SERVICE, NEIGHBOUR, 40);
    Ordering.account("board-official", "OFFICIAL", TOWN);
    token = Ordering.token("board-official");
  }

  /** A county of its own, so that no other test counts these cases. */
  private static void addAreas() {
    CLIENT
        .post()
        .uri("/api/areas")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + Ordering.administrator())
        .bodyValue(
            Map.of(
                "areas",
                List.of(
                    area("990109", "长县", "9901"),
                    area(TOWN, "北门街道", "990109"),
                    area(NEIGHBOUR, "青原镇", "990109"))))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  private static Map<String, String> area(String code, String name, String parent) {
    return Map.of("code", code, "name", name, "parentCode", parent);
  }

  @Test
  void everyNumberOfTheDashboardOpensAListOfExactlyAsManyCases() {
    for (var address : List.of("/official", "/official?period=year&by=item&area=" + TOWN)) {
      var numbers = numbersOf(page(address));

      assertThat(numbers).hasSizeGreaterThan(60).containsValue("6");
      opensAsMany(token, numbers);
    }
  }

  @Test
  void moreThanACountyFetchesItsTownsAfterThePage() {
    Ordering.account("board-prefecture", "OFFICIAL", "9901");
    var wide = Ordering.token("board-prefecture");
    var words = "?area=9901&period=days&from=2020-01-01&to=2030-01-01";

    var towns = page(wide, "/official/towns" + words);

    assertThat(page(wide, "/official" + words))
        .contains("hx-get=\"/official/towns?area=9901", "长县")
        .doesNotContain("青原镇");
    assertThat(page("/official" + words))
        .contains("id=\"towns\"")
        .doesNotContain("/official/towns");
    assertThat(towns).contains("id=\"towns-sheet\"", "北门街道", "青原镇");
    var numbers = numbersOf(towns);
    assertThat(numbers).isNotEmpty();
    opensAsMany(wide, numbers);
  }

  private static Map<String, String> numbersOf(String page) {
    var numbers = new LinkedHashMap<String, String>();
    NUMBER
        .matcher(page)
        .results()
        .forEach(found -> numbers.put(found.group(1).replace("&amp;", "&"), found.group(2)));
    return numbers;
  }

  private static void opensAsMany(String reader, Map<String, String> numbers) {
    numbers.forEach(
        (list, number) -> {
          var count = COUNT.matcher(page(reader, list));
          assertThat(count.find()).as(list).isTrue();
          assertThat(count.group(1)).as(list).isEqualTo(number);
        });
  }

  @Test
  void theHeadlineStandsBesideItsCoverageItsDefinitionAndItsPast() {
    var page = page("/official?period=days&from=2020-01-01&to=2030-01-01");

    assertThat(page).contains("75.0%", "居民确认已解决的诉求 ÷ 居民评价过的已服务诉求", "57.1%", "评价覆盖率", "上期", "去年");
    assertThat(page).contains("北门街道").doesNotContain("青原镇");
  }

  @Test
  void theWordsOfAPeriodThatCannotBeReadAreRefusedByName() {
    get("/official?period=x'").expectStatus().isBadRequest();
    get("/official?period=days&from=x").expectStatus().isBadRequest();
    get("/official?by=day").expectStatus().isBadRequest();
    get("/official/cases?figure=none").expectStatus().isBadRequest();
    get("/official/cases?part=none").expectStatus().isBadRequest();
    get("/official/cases?skip=-1").expectStatus().isBadRequest();
  }

  @Test
  void anOfficialSeesNothingOfANeighbouringTown() {
    var other = taken(submit(order(Map.of("area", NEIGHBOUR))));

    for (var route :
        List.of(
            "/official",
            "/official/live",
            "/official/towns",
            "/official/outlines",
            "/official/wall",
            "/official/wall/panels",
            "/official/cases")) {
      get(route + "?area=" + NEIGHBOUR).expectStatus().isForbidden();
      assertThat(page(route)).as(route).doesNotContain("青原镇", NEIGHBOUR);
    }
    get("/official/requests/" + other.id()).expectStatus().isNotFound();
    get("/official/requests/%s/events".formatted(other.id())).expectStatus().isNotFound();
    // Wider than the own area: only the own part of it is counted.
    assertThat(COUNT.matcher(page("/official/cases?area=990109&from=2000-01-01&until=2100-01-01")))
        .matches(
            found -> found.find() && found.group(1).equals("60"), "has the 60 cases of the town");
  }

  @Test
  void theStoryOfACaseHasItsEvents() {
    var own = taken(submit(order(Map.of("area", TOWN))));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(page("/official/requests/%s/events".formatted(own.id())))
                    .contains("居民点了单", "共 1 条"));
    assertThat(page("/official/requests/" + own.id())).contains("全部记录");
  }

  @Test
  void theWallTellsTheSameWithoutAnybodysNumberToCall() {
    assertThat(page("/official/wall")).contains("data-panel", "找不到队伍", "各区域排名", "北门街道");
    assertThat(page("/official/wall/panels")).startsWith("\n").doesNotContain("<html");
  }

  @Test
  void aViewIsKeptOpenedRenamedAndRemovedByItsOwnerAlone() {
    var browser = signedIn("board-official").open("/official?period=week");
    browser.send("/official/views", Map.of("name", "每周例会", "words", "period=week&area=" + TOWN));
    browser.open("/official/views");
    assertThat(browser.page()).contains("每周例会");
    var view = Pattern.compile("/official/views/([0-9a-f-]{36})").matcher(browser.page());
    assertThat(view.find()).isTrue();
    var place = view.group();

    browser.send("/official/views", Map.of("name", "每周例会", "words", "period=month"));
    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page()).contains("您已经有一个视图叫这个名字");
    browser.open("/official/views").send(place, Map.of("act", "rename", "name", "周一例会"));
    assertThat(browser.open("/official/views").page()).contains("周一例会");
    assertThat(
            get(place)
                .expectStatus()
                .isSeeOther()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation())
        .isEqualTo(URI.create("/official?area=%s&period=week".formatted(TOWN)));

    Ordering.account("board-other", "OFFICIAL", TOWN);
    var other = signedIn("board-other").open("/official/views");
    assertThat(other.page()).doesNotContain("周一例会");
    other.send(place, Map.of("act", "remove"));
    assertThat(browser.open("/official/views").page()).contains("周一例会");
    browser.send(place, Map.of("act", "remove"));
    assertThat(browser.open("/official/views").page()).doesNotContain("周一例会");
  }

  @Test
  void daysNobodyCanReckonWithAreNamed() {
    for (var field : List.of("from", "to")) {
      get("/official?period=days&%s=-999999999-01-01".formatted(field))
          .expectStatus()
          .isBadRequest();
    }
    get("/official/cases?zone=Nowhere").expectStatus().isBadRequest();
  }

  private static Browser signedIn(String login) {
    return new Browser()
        .open("/login")
        .send("/login", Map.of("login", login, "password", Ordering.PASSWORD));
  }

  private static String page(String path) {
    return page(token, path);
  }

  private static String page(String reader, String path) {
    return Ordering.body(get(reader, path).expectStatus().isOk(), String.class);
  }

  private static ResponseSpec get(String path) {
    return get(token, path);
  }

  private static ResponseSpec get(String reader, String path) {
    return READER
        .get()
        .uri(URI.create(SERVICE.address() + path))
        .accept(MediaType.TEXT_HTML, MediaType.ALL)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + reader)
        .exchange();
  }
}
