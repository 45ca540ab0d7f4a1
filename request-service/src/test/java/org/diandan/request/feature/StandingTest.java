package org.diandan.request.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

  private static final Standing CONFIGURED =
      Standing.of(List.of(new FeatureDefault(Feature.OPEN_DATA, false)));

  @Test
  void aFeatureNobodySaidAnythingAboutIsOn() {
    assertThat(CONFIGURED.isOn(Feature.PHOTOS)).isTrue();
    assertThat(CONFIGURED.position(Feature.PHOTOS)).isEqualTo(Position.DEFAULT);
  }

  @Test
  void theConfigurationCountsUntilARowSaysOtherwise() {
    assertThat(CONFIGURED.isOn(Feature.OPEN_DATA)).isFalse();

    var switched = CONFIGURED.with(row(1, "open-data", "ON"));

    assertThat(switched.isOn(Feature.OPEN_DATA)).isTrue();
    assertThat(switched.isOnByDefault(Feature.OPEN_DATA)).isFalse();
  }

  @Test
  void theNewestRowOfAFeatureCountsAndTouchesNoOther() {
    var switched = after(row(1, "photos", "OFF"), row(2, "nearby", "OFF"), row(3, "photos", "ON"));

    assertThat(switched.isOn(Feature.PHOTOS)).isTrue();
    assertThat(switched.isOn(Feature.NEARBY)).isFalse();
    assertThat(switched.isOn(Feature.SUGGESTIONS)).isTrue();
  }

  @Test
  void theDefaultComesBack() {
    var back = after(row(1, "open-data", "ON"), row(2, "open-data", "DEFAULT"));

    assertThat(back.isOn(Feature.OPEN_DATA)).isFalse();
    assertThat(back.position(Feature.OPEN_DATA)).isEqualTo(Position.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "HALF", "ON "})
  void aDamagedRowLeavesTheSwitchWhereItWas(String damage) {
    var damaged = row(2, "photos", damage);

    var switched = after(row(1, "photos", "OFF"), damaged);

    assertThat(damaged.isDamaged()).isTrue();
    assertThat(switched.isOn(Feature.PHOTOS)).isFalse();
    assertThat(switched.newest()).as("it is not read again").isEqualTo(2);
  }

  @Test
  void aFeatureOfAnotherReleaseIsNoneOfOurs() {
    var strange = row(1, "teleportation", "OFF");

    assertThat(strange.isDamaged()).isFalse();
    assertThat(CONFIGURED.with(strange).positions()).isEmpty();
  }

  @Test
  void whatWasLookedAtBeforeChangesNothing() {
    var switched = after(row(1, "photos", "OFF"), row(2, "photos", "ON"));

    assertThat(switched.with(row(1, "photos", "OFF"))).isEqualTo(switched);
  }

  @Test
  void everyFeatureIsExplainedInBothLanguages() {
    for (var locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
      var words = ResourceBundle.getBundle("feature-messages", locale);

      assertThat(words.keySet())
          .containsAll(
              Stream.of(Feature.values())
                  .flatMap(feature -> Stream.of("name", "what", "off").map(feature::messageKey))
                  .toList());
    }
  }

  private static Standing after(SwitchRow... rows) {
    var standing = CONFIGURED;
    for (var row : rows) {
      standing = standing.with(row);
    }
    return standing;
  }

  private static SwitchRow row(long number, String code, String after) {
    return new SwitchRow(number, code, "DEFAULT", after, Instant.EPOCH, new UUID(0, 1), "因为要试一试");
  }
}
