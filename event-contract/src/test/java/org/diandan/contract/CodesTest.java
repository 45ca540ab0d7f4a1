package org.diandan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.diandan.contract.AreaCode.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  @ParameterizedTest
  @CsvSource({
    "36,PROVINCE",
    "3608,CITY",
    "360802,COUNTY",
    "360802005,TOWN",
    "360802005005,VILLAGE"
  })
  void theLengthOfAnAreaCodeTellsItsLevel(String code, Level level) {
    assertThat(new AreaCode(code).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "360", "36080", "3608020050050", "36080A", "３６"})
  void aMalformedAreaCodeIsRefusedWithItsText(String code) {
    assertThat(AreaCode.isWellFormed(code)).isFalse();
    assertThatThrownBy(() -> new AreaCode(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + code + "\"");
  }

  @Test
  void anAreaContainsItselfAndWhatLiesInside() {
    var county = new AreaCode("360802");

    assertThat(county.contains(county)).isTrue();
    assertThat(county.contains(new AreaCode("360802005005"))).isTrue();
    assertThat(county.contains(new AreaCode("360803001"))).isFalse();
    assertThat(county.contains(new AreaCode("3608"))).isFalse();
  }

  @Test
  void requestsAreDispatchedWithinTheirPrefecture() {
    assertThat(new AreaCode("360802005005").dispatchArea()).isEqualTo(new AreaCode("3608"));
  }

  @Test
  void aProvinceHasNoDispatchArea() {
    var province = new AreaCode("36");

    assertThatThrownBy(province::dispatchArea).hasMessageContaining("wider than a CITY");
  }

  @Test
  void aPositionIsRoundedToAboutAHundredMetres() {
    assertThat(new RoughPosition(114.98765, 27.12345))
        .isEqualTo(new RoughPosition(114.988, 27.123));
  }

  @ParameterizedTest
  @CsvSource({"181,0", "0,91", "NaN,0", "0,NaN"})
  void aPositionOffTheEarthIsRefused(double longitude, double latitude) {
    assertThatThrownBy(() -> new RoughPosition(longitude, latitude))
        .hasMessageContaining("not on the earth");
  }

  @Test
  void aTimeWindowMustNotEndBeforeItStarts() {
    var noon = Instant.parse("2026-11-23T04:00:00Z");

    assertThatThrownBy(() -> new TimeWindow(noon, noon)).hasMessageContaining("end after");
  }

  @Test
  void catalogueLettersStandForFlags() {
    assertThat(ItemFlag.ofLetter("2")).isEqualTo(ItemFlag.TWO_PEOPLE);
    assertThatThrownBy(() -> ItemFlag.ofLetter("Q")).hasMessageContaining("\"Q\"");
  }
}
