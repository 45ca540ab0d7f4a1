package org.diandan.matching.station.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class StationPropertiesTest {

  private static final URI PRINTED_AT = URI.create("http://10.1.2.3:8080/admin/stations/sheet");

  @Test
  void aCodeCarriesTheAddressOfTheSite() {
    var settings = new StationProperties("https://diandan.example");

    assertThat(settings.linkTo("K7M2PQ4", PRINTED_AT))
        .isEqualTo("https://diandan.example/stations/K7M2PQ4");
  }

  @Test
  void withoutOneItCarriesTheAddressItIsPrintedFrom() {
    var settings = new StationProperties("");

    assertThat(settings.linkTo("K7M2PQ4", PRINTED_AT))
        .isEqualTo("http://10.1.2.3:8080/stations/K7M2PQ4");
  }
}
