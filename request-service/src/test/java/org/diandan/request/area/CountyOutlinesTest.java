package org.diandan.request.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diandan.contract.AreaCode;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class CountyOutlinesTest {

  private static final AreaCode SQUARE = new AreaCode("990101");

  private final CountyOutlines outlines =
      CountyOutlines.read(
          List.of(new ClassPathResource("areas/square.geojson")), JsonMapper.shared());

  @Test
  void aPointInsideBelongsToTheCounty() {
    assertThat(outlines.mayContain(SQUARE, 115.05, 27.05)).isTrue();
  }

  @Test
  void aPointJustOutsideTheSimplifiedLineIsForgiven() {
    assertThat(outlines.mayContain(SQUARE, 115.104, 27.05)).isTrue();
  }

  @Test
  void aPointFarOutsideOrInAHoleDoesNot() {
    assertThat(outlines.mayContain(SQUARE, 115.5, 27.05)).isFalse();
    assertThat(outlines.mayContain(SQUARE, 115.02, 27.02)).isFalse();
  }

  @Test
  void aCountyWithoutOutlineRefusesNothing() {
    assertThat(outlines.mayContain(new AreaCode("990102"), 1, 1)).isTrue();
    assertThat(outlines.sample(new AreaCode("990102"))).isEmpty();
  }

  @Test
  void centresLieInsideAndNeverMove() {
    for (int town = 100; town < 150; town++) {
      var area = new AreaCode("990101" + town + "001");

      var centre = outlines.sample(area).orElseThrow();

      assertThat(outlines.mayContain(SQUARE, centre.longitude(), centre.latitude())).isTrue();
      assertThat(outlines.sample(area)).contains(centre);
    }
  }
}
