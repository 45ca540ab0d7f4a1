package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Resident;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What another system knew comes over by the mapping that is shipped as an example. */
@OnPlatform
class ImportJourneyIT {

  private static final String IMPORTS = "/api/imports";

  private final Platform platform;
  private final Story story;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  ImportJourneyIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void historyIsCountedAndAnOpenCaseReachesATeamOnceItIsConfirmed() {
    var before = figures();
    var file =
        """
        工单编号,受理时间,办结期限,办结时间,是否超期,状态,诉求类型,承办单位,来源,县区,街道,经度,纬度,姓名,电话,地址,诉求内容
        %1$s-1,2026-10-01 08:00:00,2026-10-05 08:00:00,2026-10-02 08:00:00,未超期,已办结,道路破损,城管局,电话,吉州区,古南街道,,,,,,
        %1$s-2,2026-10-01 08:00:00,2026-10-05 08:00:00,2026-10-06 08:00:00,已超期,已办结,道路破损,城管局,电话,吉州区,永叔街道,,,,,,
        %1$s-3,2026-10-01 08:00:00,2026-10-05 08:00:00,,,待办,管道疏通,住建局,电话,吉州区,古南街道,,,王桂兰,%2$s,沿江路 8 号,厨房下水道堵了
        %1$s-4,2026-10-01 08:00:00,,2026-09-01 08:00:00,,已办结,道路破损,,,,,,,,,,
        """
            .formatted(run, new Resident(platform).phone());

    var job = sent(file);
    assertThat(counted(job, "CHECKED", "checked"))
        .isEqualTo(Map.of("accepted", 3L, "rejected", 1L));
    assertThat(figures()).isEqualTo(before);
    platform.administrator().post(job + "/start").expect(202);
    assertThat(counted(job, "DONE", "imported")).isEqualTo(Map.of("accepted", 3L, "rejected", 1L));

    assertThat(figures()).isEqualTo(before.plus(new Figures(3, 2, 1)));
    assertThat(story.awaitOffer(confirmed(run + "-3")).team()).isNotBlank();
  }

  /** Path of the job that has the file. */
  private String sent(String file) {
    var wanted = Map.of("name", run + ".csv", "shipped", "hotline");
    var id = platform.administrator().post(IMPORTS, wanted).expect(201).text("id");
    var job = IMPORTS + "/" + id;
    platform
        .administrator()
        .with("Content-Type", "text/csv")
        .send("PUT", job + "/file", BodyPublishers.ofString(file))
        .expect(202);
    return job;
  }

  private Map<String, Long> counted(String job, String state, String what) {
    eventually("%s to be %s".formatted(job, state))
        .until(() -> job(job).path("state").asString().equals(state));
    return job(job)
        .path(what)
        .propertyStream()
        .filter(count -> count.getValue().asLong() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue().asLong()));
  }

  private JsonNode job(String job) {
    return platform.administrator().get(job).expect(200).json();
  }

  /** The order an operator makes of the case with this number. */
  private Placed confirmed(String number) {
    platform
        .operator()
        .post("%s/cases/%s/confirmation".formatted(IMPORTS, listed(number).path("id").asString()))
        .expect(204);
    eventually("the case to be an order")
        .until(() -> listed(number).path("state").asString().equals("ORDERED"));
    var found = listed(number);
    return new Placed(found.path("requestId").asString(), found.path("orderNumber").asString(), "");
  }

  private JsonNode listed(String number) {
    return platform
        .operator()
        .get(IMPORTS + "/cases")
        .expect(200)
        .json()
        .valueStream()
        .filter(found -> found.path("number").asString().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private Figures figures() {
    var answer = platform.administrator().get(IMPORTS + "/sets/hotline-12345/figures").expect(200);
    return Figures.of(answer.json().path(0));
  }

  /** The figures of the whole set; all 0 before its first record. */
  private record Figures(long records, long closed, long onTime) {

    static Figures of(JsonNode all) {
      return new Figures(
          all.path("records").asLong(0),
          all.path("closed").asLong(0),
          all.path("onTime").asLong(0));
    }

    Figures plus(Figures more) {
      return new Figures(records + more.records(), closed + more.closed(), onTime + more.onTime());
    }
  }
}
