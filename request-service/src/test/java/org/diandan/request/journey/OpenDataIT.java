package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The feed as a program without any sign-in reads it. */
class OpenDataIT {

  private static final String COUNTY = "990107";

  /** Over, and looked at by no other test. */
  private static YearMonth month = YearMonth.of(2000, 1);

  private static final WebTestClient READER =
      CLIENT
          .mutate()
          .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
          .build();

  @BeforeAll
  static void prepare() {
    month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(3);
    Exporting.addCounty(
        COUNTY, "开放县", Map.of(COUNTY + "001", "大街道", COUNTY + "002", "小街道", COUNTY + "003", "中街道"));
    add(COUNTY + "001", 40);
    add(COUNTY + "002", 3);
    add(COUNTY + "003", 25);
  }

  @Test
  void countsAreThereAndFewCasesAreNotNeitherWhatWouldGiveThemAway() {
    var figures = figures("level=all,county,street&figure=created&area=" + COUNTY);

    assertThat(base(figures, COUNTY)).isEqualTo("68");
    assertThat(base(figures, COUNTY + "001")).isEqualTo("40");
    assertThat(base(figures, COUNTY + "002")).isEqualTo("hidden");
    assertThat(base(figures, COUNTY + "003")).isEqualTo("hidden");
    assertThat(figures.get("figures").get(0).get("unit").asString()).isEqualTo("cases");
  }

  @Test
  void theSameStandsInTheCommaSeparatedFile() {
    var csv = get("/open-data/figures.csv?level=street&figure=created&area=" + COUNTY + months());

    assertThat(csv)
        .startsWith("\uFEFFmonth,level,area,name,figure,unit,value,base,hidden\r\n")
        .contains(month + ",street,990107001,大街道,created,cases,40.0,40,false\r\n")
        .contains(month + ",street,990107002,小街道,created,cases,,,true\r\n");
  }

  @Test
  void whoHasItAlreadyIsSentNothingAndAnybodyMayKeepIt() {
    var path = "/open-data/figures.json?figure=created" + months();
    var first = READER.get().uri(path).exchange().expectStatus().isOk().returnResult(String.class);
    var tag = requireNonNull(first.getResponseHeaders().getETag());

    assertThat(first.getResponseHeaders().getCacheControl()).contains("public", "max-age=3600");
    READER
        .get()
        .uri(path)
        .header(HttpHeaders.IF_NONE_MATCH, tag)
        .exchange()
        .expectStatus()
        .isNotModified();
  }

  @Test
  void pagesLeadToEachOther() {
    var path = "level=street&figure=created&area=%s&size=2".formatted(COUNTY);
    var first = figures(path);

    assertThat(first.get("count").asInt()).isEqualTo(3);
    assertThat(first.get("figures")).hasSize(2);
    assertThat(first.get("next").asString()).contains("page=2");
    assertThat(figures(path + "&page=2").get("figures")).hasSize(1);
    assertThat(figures(path + "&page=2").get("next").isNull()).isTrue();
  }

  @Test
  void whatCannotBeReadIsRefusedByName() {
    refused("figure=called-score", 400, "figure");
    refused("level=village", 400, "level");
    refused("from=october", 400, "from");
    refused("size=1001", 400, "size");
    refused("page=0", 400, "page");
    refused("area=x", 400, "area");
    refused("from=1999-01", 422, "from");
    refused("until=2199-01", 422, "until");
  }

  @Test
  void thePageAndTheCatalogueSayWhatThereIsInBothLanguages() {
    assertThat(get("/open-data")).contains("开放数据", "少于 10 件", "解决率", "/open-data/figures.csv");
    assertThat(
            READER
                .get()
                .uri("/open-data")
                .accept(MediaType.TEXT_HTML)
                .cookie("lang", "en")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody())
        .contains("Open data", "Resolution rate");
    var catalogue = get("/open-data/catalogue.json");
    assertThat(catalogue).contains("dcat:Catalog", "/open-data/figures.json", "CC BY 4.0", "吉安");
  }

  private static void refused(String words, int status, String field) {
    READER
        .get()
        .uri("/open-data/figures.json?" + words)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo(field);
  }

  private static JsonNode figures(String words) {
    return Ordering.body(
        READER.get().uri("/open-data/figures.json?" + words + months()).exchange(), JsonNode.class);
  }

  private static String months() {
    return "&from=%s&until=%s".formatted(month, month);
  }

  private static String base(JsonNode figures, String area) {
    for (var one : figures.get("figures")) {
      if (one.get("area").asString().equals(area)) {
        return one.get("hidden").asBoolean() ? "hidden" : one.get("base").asString();
      }
    }
    throw new AssertionError(area + " in " + figures);
  }

  private static String get(String path) {
    return Ordering.body(
        READER.get().uri(path).accept(MediaType.ALL).exchange().expectStatus().isOk(),
        String.class);
  }

  /** Cases of a month that no other test looks at. */
  private static void add(String area, int number) {
    Exporting.execute(
        """
        insert into figure_case (
          generation, case_id, folded, origin, number, area, item, urgency, channel, department,
          state, round, submitted_at, is_open, is_held, is_waiting, is_merged, counts,
          paused_seconds, offers, acceptances, releases, urges, reopens, escalations, extensions,
          referrals, returns, supervisions)
        select (select generation from figure_in_force), gen_random_uuid(), 1, '', 'O%1$s-' || n,
          '%1$s', 'EL05', 'U3', 'WEB', '', 'DISPATCHING', 1, timestamptz '%2$s-10 08:00:00+08',
          true, false, false, false, true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        from generate_series(1, %3$d) as n
        """,
        area, month, number);
  }
}
