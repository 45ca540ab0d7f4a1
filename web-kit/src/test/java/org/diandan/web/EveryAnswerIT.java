package org.diandan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.regex.Pattern;
import org.diandan.web.PreferencesController.CookieLocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A server with every way to fail; no answer may be a stack trace, an empty page or a 5xx. */
class EveryAnswerIT {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final WebTestClient CLIENT = DemoServer.client();

  @ParameterizedTest
  @CsvSource({
    "GET, /nope, 404",
    "GET, /api/nope, 404",
    "GET, /kit/nope.css, 404",
    "GET, /api/open/things/no-uuid, 404",
    "GET, /api/open/%00, 404",
    "DELETE, /api/open/orders, 405",
    "GET, /api/leaders, 401",
    "GET, /unlisted, 401",
    "POST, /form, 403",
    "GET, /api/open/busy, 429",
    "GET, /api/open/away, 503",
    "GET, /api/open/defect, 500"
  })
  void isAProblemDocument(String method, String path, int status) {
    CLIENT
        .method(HttpMethod.valueOf(method))
        .uri(URI.create(DemoServer.address() + path))
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .value(type -> assertThat(String.valueOf(type)).startsWith("urn:problem:"))
        .jsonPath("$.title")
        .isNotEmpty()
        .jsonPath("$.status")
        .isEqualTo(status)
        .jsonPath("$.instance")
        .isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"item\":\"a\\u0000b\",\"lines\":[]}|item",
        "{\"item\":\"a\",\"lines\":[{\"name\":\"\\u001b\",\"count\":1}]}|lines[0].name",
        "{\"item\":\"a\",\"lines\":[{\"name\":\"x\",\"count\":\"y\"}]}|lines[0].count",
        "{\"item\":\"a\",\"lines\":[{\"name\":\"x\",\"count\":1e400}]}|lines[0].count",
        "{\"item\":\"\\ud800\",\"lines\":[]}|item",
        "{\"item\":{\"a\":1},\"lines\":[]}|item",
        "{\"item\":|body",
        "[]|body",
        "7|body"
      })
  void namesTheWrongFieldOfAJsonBody(String body, String field) {
    post("/api/open/orders", MediaType.APPLICATION_JSON_VALUE, body)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo(field);
  }

  @Test
  void namesTheWrongFieldOfAQueryAndOfAForm() {
    CLIENT
        .get()
        .uri(URI.create(DemoServer.address() + "/?words=a%00b"))
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("words");
    post("/form", MediaType.APPLICATION_FORM_URLENCODED_VALUE, "a=b&words=x%1By")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("words");
    post("/form", MediaType.APPLICATION_FORM_URLENCODED_VALUE, "a=%zz")
        .expectStatus()
        .isBadRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml", "nonsense", "application/json;charset=foo"})
  void refusesContentItCannotRead(String type) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(DemoServer.address() + "/api/open/orders"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (var plain = HttpClient.newHttpClient()) {
      assertThat(plain.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(415);
    }
  }

  @Test
  void refusesPackedAndOversizedBodies() {
    CLIENT
        .post()
        .uri("/api/open/orders")
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isEqualTo(415);
    var big = "a".repeat(1024 * 1024);
    post("/api/open/orders", "application/json", "{\"item\":\"%s\"}".formatted(big))
        .expectStatus()
        .isEqualTo(413);
    post("/form", MediaType.APPLICATION_FORM_URLENCODED_VALUE, "a=" + big)
        .expectStatus()
        .isEqualTo(413);
  }

  @Test
  void tellsNothingOfADefectButANumberToAskFor() {
    CLIENT
        .get()
        .uri("/api/open/defect")
        .exchange()
        .expectBody(String.class)
        .value(
            body ->
                assertThat(body)
                    .contains("requestId")
                    .doesNotContain("secret inside", "Exception", "java."));
  }

  @Test
  void saysWhenToComeBack() {
    CLIENT.get().uri("/api/open/away").exchange().expectHeader().valueEquals("Retry-After", "5");
    CLIENT.get().uri("/api/open/busy").exchange().expectHeader().valueEquals("Retry-After", "60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nope", "/kit/diandan.css", "/api/open/defect", "/form?a=%00"})
  void carriesTheSecurityHeaders(String path) {
    var headers =
        CLIENT
            .get()
            .uri(URI.create(DemoServer.address() + path))
            .exchange()
            .returnResult(String.class)
            .getResponseHeaders();

    assertThat(headers.getFirst("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(headers.getFirst("Strict-Transport-Security")).isNull();
    assertThat(headers.getFirst("Cache-Control"))
        .isEqualTo(path.startsWith("/kit/") ? "max-age=31536000, public" : "no-store");
  }

  @Test
  void answersProgramsInTheLanguageTheyAskFor() {
    CLIENT
        .get()
        .uri("/api/nope")
        .header("Accept-Language", "en-GB")
        .exchange()
        .expectBody()
        .jsonPath("$.title")
        .isEqualTo("Not found");
  }

  @Test
  void isAPageInTheReadersLanguageForBrowsers() {
    assertThat(page("/nope", "zh-CN")).contains("没有找到", "lang=\"zh-CN\"");
    assertThat(page("/nope", "en")).contains("Not found", "lang=\"en\"");
  }

  @Test
  void switchesSizeAndLanguageByForm() {
    var first = open();
    var answer = send(first, "/preferences", "size=large&lang=en&back=%2Fform");

    assertThat(answer.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(answer.getResponseHeaders().getLocation()).hasToString("/form");
    assertThat(answer.getResponseCookies().toSingleValueMap())
        .hasEntrySatisfying("size", cookie -> assertThat(cookie.getValue()).isEqualTo("large"))
        .hasEntrySatisfying("lang", cookie -> assertThat(cookie.getValue()).isEqualTo("en"));
    assertThat(body(CLIENT.get().uri("/").cookie("size", "large").exchange()))
        .contains("class=\"large\"");
  }

  @Test
  void takesAFormOnlyWithTheTokenOfItsOwnCookie() {
    var mine = open();
    var others = open();

    assertThat(send(mine, "/form", "a=b").getStatus()).isEqualTo(HttpStatus.OK);
    assertThat(send(new Form(mine.cookie(), others.token()), "/form", "a=b").getStatus())
        .isEqualTo(HttpStatus.FORBIDDEN);
  }

  @Test
  void looksAtTheBearerAloneWhenThereIsOne() {
    CLIENT
        .post()
        .uri("/api/leaders")
        .header("Authorization", "Bearer " + DemoApplication.LEADER_TOKEN)
        .exchange()
        .expectStatus()
        .isOk();
    CLIENT
        .post()
        .uri("/api/leaders")
        .header("Authorization", "Bearer nobody")
        .cookie(SessionCookies.SESSION, DemoApplication.LEADER_TOKEN)
        .exchange()
        .expectStatus()
        .isUnauthorized();
    CLIENT
        .post()
        .uri("/api/leaders")
        .cookie(SessionCookies.SESSION, DemoApplication.LEADER_TOKEN)
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  private record Form(String cookie, String token) {}

  private static Form open() {
    var answer = CLIENT.get().uri("/").exchange().returnResult(String.class);
    var matcher = TOKEN.matcher(text(answer));
    assertThat(matcher.find()).isTrue();
    var cookie = Objects.requireNonNull(answer.getResponseCookies().getFirst(SessionCookies.FORM));
    return new Form(cookie.getValue(), matcher.group(1));
  }

  private static FluxExchangeResult<String> send(Form form, String path, String body) {
    return CLIENT
        .post()
        .uri(path)
        .cookie(SessionCookies.FORM, form.cookie())
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(body + "&_csrf=" + form.token())
        .exchange()
        .returnResult(String.class);
  }

  private static ResponseSpec post(String path, String type, String body) {
    return CLIENT.post().uri(path).header("Content-Type", type).bodyValue(body).exchange();
  }

  private static String page(String path, String language) {
    return body(
        CLIENT
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .cookie(CookieLocale.COOKIE, language)
            .exchange());
  }

  private static String body(ResponseSpec answer) {
    return text(answer.returnResult(String.class));
  }

  private static String text(FluxExchangeResult<String> answer) {
    return String.join("", Objects.requireNonNull(answer.getResponseBody().collectList().block()));
  }
}
