package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.bringIn;
import static org.diandan.request.open311.City.get;

import java.util.Map;
import org.diandan.request.open311.City.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/** Keys and service lists, by page and by program. */
class AdministratorIT {

  @Test
  void thePageShowsANewKeyOnceAndItWorks() {
    var page =
        send(
            "/admin/open311/applications",
            Map.of("name", "页面应用", "contact", "a@b.cn", "stage", "test"));

    assertThat(page.status()).as(page.toString()).isEqualTo(200);
    assertThat(page.body()).contains("ddo_", "页面应用");
    assertThat(open().body()).contains("页面应用").doesNotContain("ddo_");
    assertThat(
            City.SERVICE
                .database()
                .count("select count(*) from audit_entry where action = 'program-key-created'"))
        .isPositive();
  }

  @Test
  void thePageKeepsWhatWasTypedAndNamesWhatIsWrong() {
    var page =
        send(
            "/admin/open311/applications",
            Map.of("name", "", "contact", "某人", "jurisdictions", "nowhere"));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("某人", "nowhere", "name-error", "jurisdictions-error");
  }

  @Test
  void aPastedListIsInForceAtOnce() {
    var list =
        "name: 河边\narea: \"990101001002\"\nservices: [{service_code: x, service_name: 试, item: EN02}]";

    var page = send("/admin/open311/services", Map.of("id", "river", "file", list));

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(get("/services.json?jurisdiction_id=river").body()).contains("\"x\"");
  }

  @Test
  void everyFaultOfAListIsNamedByItsPath() {
    var file =
        """
        name: x
        area: "12"
        services:
          - {service_code: a, service_name: A, item: ZZ01, type: maybe}
          - {service_code: a, service_name: B, item: EN02, attributes: [{code: q, datatype: list, description: d}]}
          - service_name: C
        """;

    var errors =
        Written.json(bringIn("broken", file).body()).path("errors").findValuesAsString("field");

    assertThat(errors)
        .contains(
            "area",
            "services[0].item",
            "services[0].type",
            "services[1].service_code",
            "services[1].attributes[0].datatype",
            "services[2].service_code",
            "services[2].item");
    assertThat(get("/services.json?jurisdiction_id=broken").status()).isEqualTo(404);
  }

  @Test
  void whatIsNoListIsRefused() {
    for (var file :
        new String[] {"", "[1,2]", "a: [", "!!javax.script.ScriptEngineManager []", "x"}) {
      assertThat(bringIn("broken", file).status()).isEqualTo(400);
    }
    assertThat(bringIn("990101", "name: x\narea: \"990101\"").status()).isEqualTo(400);
    assertThat(bringIn("plain", "{\"name\":\"x\",\"area\":\"990101\"}").status()).isEqualTo(200);
    assertThat(get("/services.json?jurisdiction_id=plain").body()).contains("EN02");
  }

  @Test
  void nobodyElseMayCome() {
    var reply =
        City.reply(City.CLIENT.get().uri("/admin/open311").accept(MediaType.APPLICATION_JSON));

    assertThat(reply.status()).isEqualTo(401);
  }

  private static Reply open() {
    return City.asAdministrator(City.CLIENT.get().uri("/admin/open311"));
  }

  private static Reply send(String path, Map<String, String> fields) {
    var form = new LinkedMultiValueMap<String, String>();
    form.setAll(fields);
    return City.asAdministrator(
        City.CLIENT
            .post()
            .uri(path)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .bodyValue(form));
  }
}
