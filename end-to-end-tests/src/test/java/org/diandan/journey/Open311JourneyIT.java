package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.diandan.journey.platform.Answer;
import org.diandan.journey.platform.Api;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Resident;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** A city app posts by Open311 and follows the request to its end. */
@OnPlatform
class Open311JourneyIT {

  private static final String BASE = "/open311/v2";
  private static final String COUNTY = Orders.AREA.substring(0, 6);
  private static final Pattern ID =
      Pattern.compile("<service_request_id>([^<]+)</service_request_id>");

  private final Platform platform;
  private final Story story;

  Open311JourneyIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void aPostIsOpenUntilTheResidentSaysThatItIsResolved() {
    var resident = new Resident(platform);
    var posted = post("/requests.xml", COUNTY, Orders.ITEM, resident).expect(200);
    var id = ID.matcher(posted.body());
    assertThat(id.find()).as(posted.body()).isTrue();

    var order = resident.order(id.group(1));
    story.serve(order, story.awaitOffer(order));

    assertThat(status(order)).isEqualTo("open");
    story.evaluate(order, true, 5).expect(200);
    story.awaitState(order, "RESOLVED");
    assertThat(status(order)).isEqualTo("closed");
  }

  @Test
  void theTokenOfABatchLeadsToARequestThatATeamIsAskedFor() {
    var city = "journey-city";
    var list =
        """
        name: 吉州区
        area: "%s"
        services:
          - {service_code: parcels, service_name: 快递, item: %s, type: batch}
        """
            .formatted(COUNTY, Orders.ITEM);
    platform
        .administrator()
        .with("Content-Type", "application/yaml")
        .send(
            "POST",
            "/api/open311/jurisdictions/%s/services".formatted(city),
            BodyPublishers.ofString(list))
        .expect(200);

    var posted = post("/requests.json", city, "parcels", new Resident(platform)).expect(200);

    var token = posted.json().path(0).path("token").asString();
    var path = "%s/tokens/%s.json?jurisdiction_id=%s".formatted(BASE, token, city);
    eventually("the token to lead to a request")
        .until(
            () -> reader().get(path).expect(200).json().path(0).hasNonNull("service_request_id"));
    var id = reader().get(path).json().path(0).path("service_request_id").asString();
    assertThat(story.awaitOffer(new Placed(id, "of " + token, "")).team()).isNotBlank();
  }

  private Answer post(String path, String jurisdiction, String service, Resident resident) {
    var fields =
        Map.of(
            "api_key",
            key(),
            "jurisdiction_id",
            jurisdiction,
            "service_code",
            service,
            "address_id",
            Orders.AREA,
            "description",
            "包裹太重，拿不上楼。",
            "phone",
            resident.phone());
    var form = String.join("&", fields.entrySet().stream().map(Object::toString).toList());
    return reader()
        .with("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .send("POST", BASE + path, BodyPublishers.ofString(form));
  }

  private String key() {
    return platform
        .administrator()
        .post(
            "/api/open311/applications",
            Map.of(
                "name",
                "城市应用",
                "contact",
                "app@example.org",
                "jurisdictions",
                List.of(),
                "test",
                false))
        .expect(201)
        .text("key");
  }

  private Api reader() {
    return platform.anonymous();
  }

  private String status(Placed order) {
    return reader()
        .get("%s/requests/%s.json?jurisdiction_id=%s".formatted(BASE, order.id(), COUNTY))
        .expect(200)
        .json()
        .path(0)
        .path("status")
        .asString();
  }
}
