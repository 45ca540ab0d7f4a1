package org.diandan.request.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.hutool.core.util.CoordinateUtil;
import org.diandan.request.dashboard.MapGround.Drawn;
import org.diandan.request.dashboard.MapProperties.Datum;
import org.junit.jupiter.api.Test;

class DatumTest {

  private static final double LONGITUDE = 114.987;
  private static final double LATITUDE = 27.113;

  @Test
  void leavesPlacesWhereTheyAreForTilesInTheSameDatum() {
    assertThat(Datum.WGS84.of(LONGITUDE, LATITUDE)).isEqualTo(new Drawn(LONGITUDE, LATITUDE));
  }

  @Test
  void movesPlacesBySomeHundredMetresForTilesInTheOtherDatum() {
    var drawn = Datum.GCJ02.of(LONGITUDE, LATITUDE);

    assertThat(Math.abs(drawn.longitude() - LONGITUDE)).isBetween(0.001, 0.01);
    assertThat(Math.abs(drawn.latitude() - LATITUDE)).isBetween(0.001, 0.01);
    var back = CoordinateUtil.gcj02ToWgs84(drawn.longitude(), drawn.latitude());
    assertThat(back.getLng()).isEqualTo(LONGITUDE, within(0.0001));
    assertThat(back.getLat()).isEqualTo(LATITUDE, within(0.0001));
  }
}
