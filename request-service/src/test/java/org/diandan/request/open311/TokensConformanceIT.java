package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.open311.City.TOWN;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.posted;
import static org.diandan.request.open311.City.postedId;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.MultiValueMap;

/** Sections 2.5 and 2.6: the token of a batch. */
class TokensConformanceIT {

  @ParameterizedTest(name = "2.5 a batch service answers a token and no id in {0}")
  @EnumSource(Written.class)
  void batchGivesAToken(Written format) {
    var row = posted(format, batch());

    assertThat(row).containsKey("token").doesNotContainKey("service_request_id");
  }

  @ParameterizedTest(name = "2.6 a token leads to its id in {0}")
  @EnumSource(Written.class)
  void aTokenLeadsToItsId(Written format) {
    var token = posted(format, batch()).get("token");

    await().until(() -> tokenRow(format, token).get("service_request_id") != null);

    var row = tokenRow(format, token);
    assertThat(row.keySet()).containsExactly("service_request_id", "token");
    assertThat(row).containsEntry("token", token);
    var id = row.get("service_request_id");
    assertThat(get("/requests/" + id + format.suffix() + "?jurisdiction_id=" + TOWN).status())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "2.6 a known token that is not ready has no id yet in {0}")
  @EnumSource(Written.class)
  void aTokenMayNotBeReady(Written format) {
    var token = posted(format, batch()).get("token");
    City.SERVICE
        .database()
        .execute(
            "update open311_request set request_id = null, waiting_sealed = null where id = '"
                + token
                + "'");

    assertThat(tokenRow(format, token))
        .containsEntry("token", token)
        .containsEntry("service_request_id", null);
  }

  @ParameterizedTest(name = "2.6 an unknown token is not found, a missing one is named, in {0}")
  @EnumSource(Written.class)
  void anUnknownTokenIsNotFound(Written format) {
    var query = format.suffix() + "?jurisdiction_id=" + TOWN;

    assertError(get("/tokens/" + UUID.randomUUID() + query), format, 404);
    assertError(get("/tokens/nonsense" + query), format, 404);
    assertError(get("/tokens/" + postedId(form(Map.of())) + query), format, 404);
    assertError(get("/tokens" + query), format, 400, "token");
    assertError(get("/tokens/" + query), format, 400, "token");
  }

  private static Map<String, @Nullable String> tokenRow(Written format, @Nullable String token) {
    var reply = get("/tokens/" + token + format.suffix() + "?jurisdiction_id=" + TOWN);
    assertThat(reply.status()).isEqualTo(200);
    return format.rows(reply.body(), "service_requests", "request").getFirst();
  }

  private static MultiValueMap<String, String> batch() {
    return form(Map.of("jurisdiction_id", TOWN, "service_code", "batch"));
  }
}
