package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.TOWN;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.call;
import static org.diandan.request.open311.City.enc;
import static org.diandan.request.open311.City.get;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.w3c.dom.Element;

/** Sections 2.2 to 2.4: discovery, services, service definitions. */
class ServicesConformanceIT {

  @Test
  @DisplayName("2.2 the discovery in XML has every field, two endpoints and two formats each")
  void discoveryInXml() {
    var top = Written.xml(get("/discovery.xml").body());

    assertThat(top.getTagName()).isEqualTo("discovery");
    assertThat(names(top)).containsExactly("changeset", "contact", "key_service", "endpoints");
    assertPast(text(top, "changeset"));
    assertThat(text(top, "contact")).isNotBlank();
    assertThat(text(top, "key_service")).isNotBlank();
    var endpoints = Written.children(Written.child(top, "endpoints"));
    assertThat(endpoints).hasSize(2);
    for (var endpoint : endpoints) {
      assertThat(endpoint.getTagName()).isEqualTo("endpoint");
      assertThat(names(endpoint))
          .containsExactly("specification", "url", "changeset", "type", "formats");
      assertPast(text(endpoint, "changeset"));
      var formats = Written.children(Written.child(endpoint, "formats"));
      assertThat(formats).extracting(Element::getTagName).containsOnly("format");
      assertThat(formats)
          .extracting(Element::getTextContent)
          .containsExactly("text/xml", "application/json");
    }
  }

  @Test
  @DisplayName("2.2 the discovery in JSON has every field, and formats as plain texts")
  void discoveryInJson() {
    var top = Written.json(get("/discovery.json").body());

    assertThat(top.propertyNames())
        .containsExactly("changeset", "contact", "key_service", "endpoints");
    assertThat(top.path("endpoints").size()).isEqualTo(2);
    top.path("endpoints")
        .forEach(
            endpoint -> {
              assertThat(endpoint.path("specification").asString())
                  .isEqualTo("http://wiki.open311.org/GeoReport_v2");
              assertThat(endpoint.path("type").asString()).isIn("production", "test");
              assertThat(endpoint.path("formats").toString())
                  .isEqualTo("[\"text/xml\",\"application/json\"]");
            });
  }

  @ParameterizedTest(name = "2.2 each endpoint of the discovery answers its services in {0}")
  @EnumSource(Written.class)
  void everyEndpointAnswers(Written format) {
    for (var endpoint : Written.json(get("/discovery.json").body()).path("endpoints")) {
      var url = endpoint.path("url").asString();
      assertThat(url).startsWith(City.SERVICE.address()).doesNotEndWith("/");
      var path = url.substring(City.SERVICE.address().length());
      var reply =
          call(HttpMethod.GET, path + "/services" + format.suffix() + "?jurisdiction_id=" + COUNTY);
      assertThat(reply.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "2.3 every service has all its fields in {0}")
  @EnumSource(Written.class)
  void everyServiceHasItsFields(Written format) {
    var services = services(format, TOWN);

    assertThat(services)
        .extracting(service -> service.get("service_code"))
        .containsExactly("001", "batch", "box", "路/灯 %1", "secret", "off");
    assertThat(services.get(1).keySet())
        .containsExactly(
            "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
    assertThat(services).extracting(service -> service.get("type")).contains("batch", "blackbox");
    assertThat(services.getFirst()).containsEntry("metadata", "true");
    assertThat(services.get(1)).containsEntry("metadata", "false").containsEntry("group", "排水");
  }

  @Test
  @DisplayName("2.3 codes are the same in both formats and in the same order")
  void bothFormatsListTheSame() {
    for (var jurisdiction : List.of(TOWN, COUNTY)) {
      assertThat(services(Written.XML, jurisdiction))
          .extracting(service -> service.get("service_code"))
          .isEqualTo(
              services(Written.JSON, jurisdiction).stream()
                  .map(service -> service.get("service_code"))
                  .toList());
    }
  }

  @ParameterizedTest(name = "2.3 several groups become a list in {0}")
  @EnumSource(Written.class)
  void severalGroupsAreAList(Written format) {
    var reply = get("/services" + format.suffix() + "?jurisdiction_id=" + TOWN);

    if (format == Written.XML) {
      var first = Written.children(Written.xml(reply.body())).getFirst();
      assertThat(Written.children(Written.child(first, "groups")))
          .extracting(Element::getTextContent)
          .containsExactly("道路", "安全");
    } else {
      assertThat(Written.json(reply.body()).get(0).path("groups").toString())
          .isEqualTo("[\"道路\",\"安全\"]");
    }
  }

  @ParameterizedTest(name = "2.3 keywords are one text with commas, conventions included, in {0}")
  @EnumSource(Written.class)
  void keywordsAreOneText(Written format) {
    var services = services(format, TOWN);

    assertThat(services.getFirst()).containsEntry("keywords", "坑,路面");
    assertThat(services.get(4)).containsEntry("keywords", "private");
    assertThat(services.get(5)).containsEntry("keywords", "inactive");
  }

  @ParameterizedTest(
      name = "2.3 the catalogue offers nothing of homes, children and secrets in {0}")
  @EnumSource(Written.class)
  void theCatalogueOffersOnlyWhatMayBePublic(Written format) {
    var codes =
        services(format, COUNTY).stream().map(service -> service.get("service_code")).toList();

    assertThat(codes).contains("EN02", "RP08", "CU01");
    assertThat(codes).doesNotContain("EL05", "CH01", "LE06", "RP01", "EN99", "HE05");
  }

  @ParameterizedTest(name = "2.3 services valid at a point in {0}")
  @EnumSource(Written.class)
  void aPointNarrowsTheServices(Written format) {
    var path = "/services" + format.suffix() + "?jurisdiction_id=" + COUNTY;

    var inside = get(path + "&lat=27.05&long=115.06");
    var outside = get(path + "&lat=39.9&long=116.4");

    assertThat(format.rows(inside.body(), "services", "service")).isNotEmpty();
    assertThat(format.rows(outside.body(), "services", "service")).isEmpty();
    assertError(get(path + "&lat=91&long=115"), format, 400, "lat");
    assertError(get(path + "&lat=27"), format, 400, "long");
    assertError(get(path + "&lat=x&long=y"), format, 400, "long");
  }

  @Test
  @DisplayName("2.4 a definition in XML has every question in order")
  void aDefinitionInXmlHasItsQuestions() {
    var reply = get("/services/001.xml?jurisdiction_id=" + TOWN);

    var top = Written.xml(reply.body());
    assertThat(top.getTagName()).isEqualTo("service_definition");
    assertThat(names(top)).containsExactly("service_code", "attributes");
    var questions = Written.children(Written.child(top, "attributes"));
    assertThat(questions).extracting(Element::getTagName).containsOnly("attribute");
    assertThat(questions)
        .extracting(question -> text(question, "order"))
        .containsExactly("1", "2", "3", "4", "5", "6", "7");
    assertThat(names(questions.get(1)))
        .containsExactly(
            "variable",
            "code",
            "datatype",
            "required",
            "datatype_description",
            "order",
            "description",
            "values");
    var value = Written.children(Written.child(questions.get(1), "values")).getFirst();
    assertThat(value.getTagName()).isEqualTo("value");
    assertThat(names(value)).containsExactly("key", "name");
  }

  @Test
  @DisplayName("2.4 a definition in JSON has every question in order")
  void aDefinitionInJsonHasItsQuestions() {
    var reply = get("/services/001.json?jurisdiction_id=" + TOWN);

    var questions = Written.json(reply.body()).path("attributes");
    assertThat(questions.findValuesAsString("datatype"))
        .containsExactly(
            "multivaluelist", "singlevaluelist", "number", "datetime", "string", "text", "string");
    assertThat(questions.get(1).path("required").asBoolean()).isTrue();
    assertThat(questions.get(6).path("variable").asBoolean()).isFalse();
    assertThat(questions.get(1).path("values").toString())
        .isEqualTo("[{\"key\":\"s\",\"name\":\"小\"},{\"key\":\"l\",\"name\":\"大\"}]");
  }

  @ParameterizedTest(name = "2.4 an event asks for its day in {0}")
  @EnumSource(Written.class)
  void anEventAsksForItsDay(Written format) {
    var reply = get("/services/CU01" + format.suffix() + "?jurisdiction_id=" + COUNTY);

    assertThat(reply.body()).contains("WISHED_FROM", "WISHED_UNTIL", "datetime");
  }

  @ParameterizedTest(name = "2.4 without metadata the attributes are empty in {0}")
  @EnumSource(Written.class)
  void withoutMetadataThereAreNoQuestions(Written format) {
    var reply = get("/services/batch" + format.suffix() + "?jurisdiction_id=" + TOWN);

    assertThat(reply.status()).isEqualTo(200);
    if (format == Written.XML) {
      assertThat(Written.children(Written.child(Written.xml(reply.body()), "attributes")))
          .isEmpty();
    } else {
      assertThat(Written.json(reply.body()).path("attributes").toString()).isEqualTo("[]");
    }
  }

  @ParameterizedTest(name = "2.4 an unknown code is not found in {0}")
  @EnumSource(Written.class)
  void anUnknownCodeIsNotFound(Written format) {
    assertError(
        get("/services/nothing" + format.suffix() + "?jurisdiction_id=" + TOWN), format, 404);
    assertError(
        get("/services/EL05" + format.suffix() + "?jurisdiction_id=" + COUNTY), format, 404);
    assertError(get("/services/001" + format.suffix() + "?jurisdiction_id=x"), format, 404);
  }

  @ParameterizedTest(name = "2.4 a code with a slash, a space and a percent sign is decoded in {0}")
  @EnumSource(Written.class)
  void codesMayHoldAnything(Written format) {
    var code = enc("路/灯 %1").replace("+", "%20");

    var reply = get("/services/" + code + format.suffix() + "?jurisdiction_id=" + TOWN);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("路/灯 %1");
  }

  @ParameterizedTest(name = "2.4 {0} is no way out of the path")
  @ValueSource(strings = {"..%2F..%2Fadmin", "%2e%2e%2fx", ";a=b", "%00", "%252F", "%0d%0a"})
  void strangeCodesFindNothing(String code) {
    var reply = get("/services/" + code + ".json?jurisdiction_id=" + TOWN);

    assertThat(reply.status()).isIn(400, 404);
    assertThat(reply.contentType()).isEqualTo(Written.JSON.contentType);
  }

  private static List<Map<String, @Nullable String>> services(Written format, String jurisdiction) {
    var reply = get("/services" + format.suffix() + "?jurisdiction_id=" + jurisdiction);
    return format.rows(reply.body(), "services", "service");
  }

  private static List<String> names(Element element) {
    return Written.children(element).stream().map(Element::getTagName).toList();
  }

  private static String text(Element element, String name) {
    return Written.child(element, name).getTextContent();
  }

  private static void assertPast(String time) {
    assertThat(Instant.parse(time)).isBefore(Instant.now());
  }
}
