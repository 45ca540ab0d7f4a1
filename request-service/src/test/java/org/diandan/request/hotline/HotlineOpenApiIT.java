package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.hotline.Calling.admin;
import static org.diandan.request.hotline.Calling.body;
import static org.diandan.request.hotline.Calling.call;
import static org.diandan.request.hotline.Calling.hotline;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class HotlineOpenApiIT {

  private static final String ORDERS = "/api/hotline/orders";

  @Test
  void describesEveryCallWithItsExamplesAndRefusals() {
    var described = new ArrayList<String>();
    var lacking = new ArrayList<String>();

    paths()
        .forEachEntry(
            (path, operations) -> {
              if (path.startsWith("/api/hotline/")) {
                operations.forEachEntry(
                    (method, operation) -> {
                      described.add(method + " " + path);
                      if (!isWhole(operation)) {
                        lacking.add(method + " " + path);
                      }
                    });
              }
            });

    assertThat(described).hasSizeGreaterThan(20);
    assertThat(lacking).isEmpty();
  }

  @Test
  void theExamplesOfRequestsAreOfUse() {
    var hotline = hotline();

    hotline.post(ORDERS, example("post", ORDERS)).expectStatus().isCreated();
    var batch =
        body(
            hotline
                .post(ORDERS + "/batch", example("post", ORDERS + "/batch"))
                .expectStatus()
                .isOk());
    hotline
        .post(
            ORDERS + "/GD-20261126-0001/withdrawal",
            example("post", ORDERS + "/{hotlineNumber}/withdrawal"))
        .expectStatus()
        .isOk();
    admin(HttpMethod.POST, "/api/hotline/keys", example("post", "/api/hotline/keys"))
        .expectStatus()
        .isCreated();

    assertThat(batch.get("taken").asInt()).isEqualTo(1);
    assertThat(batch.get("rows").get(1).get("errors").get(0).get("field").asString())
        .isEqualTo("item");
  }

  private static boolean isWhole(JsonNode operation) {
    var responses = operation.get("responses");
    var good = responses.propertyStream().filter(one -> one.getKey().startsWith("2")).findFirst();
    return operation.hasNonNull("summary")
        && responses.has("401")
        && responses.has("403")
        && responses.get("401").findValue("example") != null
        && good.isPresent()
        && (good.get().getKey().matches("20[24]")
            || good.get().getValue().findValue("example") != null);
  }

  private static JsonNode example(String method, String path) {
    return paths().get(path).get(method).get("requestBody").get("content").findValue("example");
  }

  private static JsonNode paths() {
    return body(call(HttpMethod.GET, "/openapi/request", null, Map.of())).get("paths");
  }
}
