package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.BASE;
import static org.diandan.request.open311.City.TOWN;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.hole;
import static org.diandan.request.open311.City.post;
import static org.diandan.request.open311.City.posted;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.diandan.request.open311.City.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.MultiValueMap;

/** Section 2.5: the place and the answers of a post. */
class AnswersConformanceIT {

  @ParameterizedTest(name = "2.5 one whole place is needed, and any kind will do, in {0}")
  @EnumSource(Written.class)
  void onePlaceIsNeeded(Written format) {
    var nowhere = form(without("lat", "long"));
    assertError(send(format, nowhere), format, 400, "lat");
    assertError(send(format, form(without("long"))), format, 400, "long");

    nowhere.set("address_string", "东门街道东门社区 8 号");
    assertThat(send(format, nowhere).status()).isEqualTo(200);
    nowhere.remove("address_string");
    nowhere.set("address_id", "990101001001");
    assertThat(send(format, nowhere).status()).isEqualTo(200);
    nowhere.set("address_id", "000000");
    assertError(send(format, nowhere), format, 400, "address_id");
  }

  @ParameterizedTest(name = "2.5 half a point does no harm beside an address in {0}")
  @EnumSource(Written.class)
  void halfAPointDoesNoHarmBesideAnAddress(Written format) {
    var half = form(without("long"));
    half.set("address_string", "东门社区");

    assertThat(send(format, half).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "2.5 lat={0} long={1} is no place")
  @CsvSource({
    "91,115.06,lat", "-90.5,115.06,lat", "27.05,181,long", "27.05,-200,long", "abc,115.06,lat",
    "27.05,east,long", "NaN,115.06,lat", "1e999,115.06,lat", "0x1B,115.06,lat", "39.9,116.4,lat"
  })
  void aWrongPointIsNamed(String latitude, String longitude, String field) {
    var form = form(Map.of("lat", latitude, "long", longitude));

    for (var format : Written.values()) {
      assertError(send(format, form), format, 400, field);
    }
  }

  @ParameterizedTest(name = "2.5 an address nobody knows goes to a person first in {0}")
  @EnumSource(Written.class)
  void anUnknownAddressIsSortedByAPerson(Written format) {
    var form = form(without("lat", "long"));
    form.set("jurisdiction_id", "9901");
    form.set("address_string", "1600 Pennsylvania Avenue");

    var id = posted(format, form).get("service_request_id");

    assertThat(
            City.SERVICE
                .database()
                .count(
                    "select count(*) from request where item_code = 'EN99' and id = '" + id + "'"))
        .isOne();
    var reply = get("/requests/" + id + format.suffix() + "?jurisdiction_id=9901");
    assertThat(format.rows(reply.body(), "service_requests", "request").getFirst())
        .containsEntry("service_code", "EN02")
        .containsEntry("address", "1600 Pennsylvania Avenue");
  }

  @ParameterizedTest(name = "2.5 required questions must be answered in {0}")
  @EnumSource(Written.class)
  void requiredQuestionsMustBeAnswered(Written format) {
    assertError(send(format, hole(without("attribute[SIZE]"))), format, 400, "attribute[SIZE]");
    assertError(send(format, hole(Map.of("attribute[SIZE]", ""))), format, 400, "attribute[SIZE]");
  }

  @ParameterizedTest(name = "2.5 {0}={1} is a wrong answer")
  @CsvSource({
    "attribute[SIZE],medium",
    "attribute[WHERE],roof",
    "attribute[DEPTH],deep",
    "attribute[DEPTH],1e9",
    "attribute[SEEN],yesterday",
    "attribute[SEEN],2026-11-01T00:00:00",
    "attribute[DEPTH],NaN"
  })
  void wrongAnswersAreNamed(String field, String answer) {
    for (var format : Written.values()) {
      assertError(send(format, hole(Map.of(field, answer))), format, 400, field);
    }
  }

  @ParameterizedTest(name = "2.5 a question with one answer takes no second in {0}")
  @EnumSource(Written.class)
  void oneAnswerIsOneAnswer(Written format) {
    var twice = hole(Map.of());
    twice.add("attribute[SIZE]", "l");

    assertError(send(format, twice), format, 400, "attribute[SIZE]");
  }

  @ParameterizedTest(name = "2.5 several answers, with brackets or repeated, are kept in {0}")
  @EnumSource(Written.class)
  void severalAnswersAreKept(Written format) {
    var brackets = hole(Map.of("attribute[DEPTH]", "12.5"));
    brackets.addAll("attribute[WHERE][]", List.of("lane", "walk"));
    var repeated = hole(Map.of("attribute[SEEN]", "2026-11-01T08:00:00+08:00"));
    repeated.addAll("attribute[WHERE]", List.of("lane", "walk"));

    for (var form : List.of(brackets, repeated)) {
      var id = posted(format, form).get("service_request_id");
      var reply = get("/requests/" + id + ".json?extensions=true&jurisdiction_id=" + TOWN);
      assertThat(Written.json(reply.body()).get(0).path("attributes").toString())
          .contains("{\"code\":\"WHERE\",\"values\":[\"lane\",\"walk\"]}");
    }
  }

  @ParameterizedTest(name = "2.5 a question that only tells and one nobody asks do no harm in {0}")
  @EnumSource(Written.class)
  void otherQuestionsDoNoHarm(Written format) {
    var reply = send(format, hole(Map.of("attribute[TIP]", "x", "attribute[easting]", "1")));

    assertThat(reply.status()).isEqualTo(200);
  }

  private static Reply send(Written format, MultiValueMap<String, String> form) {
    return post(BASE + "/requests" + format.suffix(), form);
  }

  private static Map<String, @Nullable String> without(String... fields) {
    var changes = new java.util.HashMap<String, @Nullable String>();
    for (var field : fields) {
      changes.putAll(Collections.singletonMap(field, null));
    }
    return changes;
  }
}
