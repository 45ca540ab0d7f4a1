package org.diandan.request.open311;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.request.RunningService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** One running service with a named jurisdiction, and programs that talk to it. */
final class City {

  static final RunningService SERVICE =
      RunningService.start(
          "diandan.open311.batch-every=200ms", "diandan.action.add-words.most=1000");
  static final WebTestClient CLIENT = SERVICE.client();

  static final String BASE = "/open311/v2";
  static final String REHEARSAL = "/open311/test/v2";

  /** An area that offers the catalogue. */
  static final String COUNTY = "990101";

  /** A jurisdiction with a list of its own. */
  static final String TOWN = "fangxian";

  private static final String LIST =
      """
      name: 方县市政
      area: "990101"
      services:
        - service_code: "001"
          service_name: 路面坑洞
          description: 道路上的坑
          groups: [道路, 安全]
          keywords: "坑, 路面"
          item: EN99
          attributes:
            - code: SIZE
              datatype: singlevaluelist
              required: true
              order: 2
              description: 坑有多大
              datatype_description: 选一个
              values: [{key: s, name: 小}, {key: l, name: 大}]
            - {code: WHERE, datatype: multivaluelist, order: 1, description: 在哪里, values: [{key: lane, name: 车道}, {key: walk, name: 人行道}]}
            - {code: DEPTH, datatype: number, order: 3, description: 多深}
            - {code: SEEN, datatype: datetime, order: 4, description: 何时看到}
            - {code: NOTE, datatype: string, order: 5, description: 备注}
            - {code: MORE, datatype: text, order: 6, description: 详细说明}
            - {code: TIP, datatype: string, variable: false, order: 7, description: 请注意安全}
        - {service_code: "batch", service_name: 积水, item: EN02, type: batch, group: 排水}
        - {service_code: "box", service_name: 建议, item: EN03, type: blackbox}
        - {service_code: "路/灯 %1", service_name: 路灯, item: RP08}
        - {service_code: "secret", service_name: 不公开, item: EN02, keywords: [private]}
        - {service_code: "off", service_name: 已停用, item: EN02, keywords: [inactive]}
      """;

  private static final String ADMINISTRATOR = signIn();

  /** What the only jurisdiction answered to a program that named none. */
  static final Reply ALONE_XML = get("/services.xml");

  static final Reply ALONE_JSON = get("/services.json");

  static final String KEY = key(false, List.of());
  static final String TEST_KEY = key(true, List.of());
  static final String OTHER_KEY = key(false, List.of());

  static {
    require(bringIn(TOWN, LIST), 200);
  }

  private City() {}

  /** What came back. */
  record Reply(int status, HttpHeaders headers, String body) {

    String contentType() {
      return String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }

    @Override
    public String toString() {
      return status + " " + body.substring(0, Math.min(body.length(), 300));
    }
  }

  static Reply get(String pathAndQuery) {
    return call(HttpMethod.GET, BASE + pathAndQuery);
  }

  static Reply call(HttpMethod method, String pathAndQuery) {
    return reply(CLIENT.method(method).uri(URI.create(SERVICE.address() + pathAndQuery)));
  }

  /** The same, by a program that speaks English. */
  static Reply inEnglish(String pathAndQuery) {
    return reply(
        CLIENT
            .get()
            .uri(URI.create(SERVICE.address() + BASE + pathAndQuery))
            .header(HttpHeaders.ACCEPT_LANGUAGE, "en"));
  }

  static Reply post(String path, MultiValueMap<String, String> form) {
    return post(path, form, Map.of());
  }

  static Reply post(String path, MultiValueMap<String, String> form, Map<String, String> headers) {
    return send(path, encoded(form), headers);
  }

  /** A form as it is sent, letter by letter. */
  static Reply send(String path, String body, Map<String, String> headers) {
    var call =
        CLIENT
            .post()
            .uri(URI.create(SERVICE.address() + path))
            .headers(all -> headers.forEach(all::set))
            .header(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8");
    return reply(call.bodyValue(body.getBytes(UTF_8)));
  }

  static Reply reply(RequestHeadersSpec<?> call) {
    var result = call.exchange().expectBody(byte[].class).returnResult();
    var body = result.getResponseBody();
    return new Reply(
        result.getStatus().value(),
        result.getResponseHeaders(),
        body == null ? "" : new String(body, UTF_8));
  }

  /** A complete request for the catalogue, with some fields changed; null removes one. */
  static MultiValueMap<String, String> form(Map<String, @Nullable String> changes) {
    var fields = new HashMap<String, @Nullable String>();
    fields.put("api_key", KEY);
    fields.put("jurisdiction_id", COUNTY);
    fields.put("service_code", "EN02");
    fields.put("lat", "27.05");
    fields.put("long", "115.06");
    fields.put("description", "河边有垃圾");
    fields.putAll(changes);
    var form = new LinkedMultiValueMap<String, String>();
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            form.add(name, value);
          }
        });
    return form;
  }

  /** A complete request for the first service of the named jurisdiction. */
  static MultiValueMap<String, String> hole(Map<String, @Nullable String> changes) {
    var form = form(Map.of("jurisdiction_id", TOWN, "service_code", "001"));
    form.add("attribute[SIZE]", "s");
    changes.forEach(
        (name, value) -> {
          form.remove(name);
          if (value != null) {
            form.add(name, value);
          }
        });
    return form;
  }

  /** The only row of an answer to a post. */
  static Map<String, @Nullable String> posted(Written format, MultiValueMap<String, String> form) {
    var reply = post(BASE + "/requests" + format.suffix(), form);
    if (reply.status() != 200) {
      throw new AssertionError(reply.toString());
    }
    return format.rows(reply.body(), "service_requests", "request").getFirst();
  }

  /** The id of a new request. */
  static String postedId(MultiValueMap<String, String> form) {
    return String.valueOf(posted(Written.JSON, form).get("service_request_id"));
  }

  static String encoded(MultiValueMap<String, String> form) {
    return form.entrySet().stream()
        .flatMap(
            field -> field.getValue().stream().map(value -> enc(field.getKey()) + "=" + enc(value)))
        .collect(Collectors.joining("&"));
  }

  static String enc(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** The secret of a new key. */
  static String key(boolean test, List<String> jurisdictions) {
    return key(test, jurisdictions, 100_000);
  }

  static String key(boolean test, List<String> jurisdictions, int perMinute) {
    var body =
        Map.of(
            "name", "城市应用",
            "contact", "app@example.org",
            "jurisdictions", jurisdictions,
            "test", test,
            "perMinute", perMinute);
    var created = administrator("/api/open311/applications", MediaType.APPLICATION_JSON, body);
    require(created, 201);
    return Written.json(created.body()).path("key").asString();
  }

  static Reply bringIn(String id, String file) {
    return administrator(
        "/api/open311/jurisdictions/" + id + "/services", MediaType.TEXT_PLAIN, file);
  }

  static Reply administrator(String path, MediaType type, Object body) {
    return reply(
        CLIENT
            .post()
            .uri(path)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + ADMINISTRATOR)
            .contentType(type)
            .bodyValue(body));
  }

  /** A page as an administrator sees it. */
  static Reply asAdministrator(RequestHeadersSpec<?> call) {
    return reply(
        call.accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + ADMINISTRATOR));
  }

  private static void require(Reply reply, int status) {
    if (reply.status() != status) {
      throw new AssertionError(reply);
    }
  }

  private static String signIn() {
    var session =
        reply(
            CLIENT
                .post()
                .uri("/api/sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("login", "admin", "password", "only-for-tests-4711")));
    return Written.json(session.body()).path("token").asString();
  }

  static void assertError(Reply reply, Written format, int status) {
    assertError(reply, format, status, null);
  }

  static void assertError(Reply reply, Written format, int status, @Nullable String field) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.contentType()).isEqualTo(format.contentType);
    var errors = format.rows(reply.body(), "errors", "error");
    assertThat(errors).isNotEmpty();
    assertThat(errors)
        .allSatisfy(
            error -> {
              assertThat(error.keySet()).containsExactly("code", "description");
              assertThat(error.get("code")).isEqualTo(Integer.toString(status));
              assertThat(error.get("description")).isNotBlank();
            });
    if (field != null) {
      assertThat(errors)
          .anySatisfy(error -> assertThat(error.get("description")).startsWith(field + ": "));
    }
  }
}
