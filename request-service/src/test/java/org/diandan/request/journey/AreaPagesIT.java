package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Areas for the pages of other services. */
class AreaPagesIT {

  @Test
  void anAreaIsChosenStepByStepAndLeadsToAPageOfThisSiteOnly() {
    assertThat(page("/areas/pick?to=/teams/register")).contains("方县", "within=990101", "圆县");
    assertThat(page("/areas/pick?within=990101&to=/teams/register?x=1"))
        .contains("东门街道", "就选方县", "/teams/register?x=1&amp;area=990101");
    assertThat(page("/areas/pick?within=990101001001&to=/teams"))
        .contains("没有更小的区域了", "/teams?area=990101001001");
    assertThat(page("/areas/pick?within=990101&to=https://elsewhere.example/"))
        .doesNotContain("href=\"https://elsewhere");
    assertThat(page("/areas/990101001/name")).contains("东门街道");
    assertThat(page("/areas/nowhere/name")).contains("nowhere");
  }

  @Test
  void otherAreasAreTickedByName() {
    assertThat(page("/areas/ticks?name=servedAreas&around=990101001&chosen=990101002,990102"))
        .contains("西山镇", "方县", "圆县", "name=\"servedAreas\"")
        .containsPattern("value=\"990101002\"[^>]*checked")
        .doesNotContain("东门街道");
    assertThat(page("/areas/ticks?name=servedAreas&around=nowhere")).doesNotContain("checkbox");
  }

  private static String page(String path) {
    return Ordering.body(
        CLIENT.get().uri(path).accept(MediaType.TEXT_HTML).exchange().expectStatus().isOk(),
        String.class);
  }
}
