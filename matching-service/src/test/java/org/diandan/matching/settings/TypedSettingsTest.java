package org.diandan.matching.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.diandan.contract.Urgency;
import org.diandan.matching.settings.TypedSettings.Faulty;
import org.diandan.matching.settings.TypedSettings.Usable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedSettingsTest {

  @Test
  void whatEverySettingIsComesBackFromItsNumbers() {
    var random = new Random(7);
    for (var run = 0; run < 200; run++) {
      var numbers = some(random);

      var values = new SettingValues(numbers);

      assertThat(SettingValues.numbersOf(values.settings())).isEqualTo(numbers);
    }
  }

  @Test
  void keepsTheOrderPeopleReadThemIn() {
    var values = new SettingValues(new HashMap<>(usual()));

    assertThat(values.byName().keySet())
        .containsExactlyElementsOf(Setting.everyKey().map(Setting.Key::name).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "load, -1, settings.fault.range",
    "load, 1000001, settings.fault.range",
    "travel.U1, 0, settings.fault.range",
    "travel.U1, 101, settings.fault.range",
    "offersAtOnce.U2, 0, settings.fault.range",
    "offersAtOnce.U2, 11, settings.fault.range",
    "answerWithin.U4, 0, settings.fault.range",
    "unmatched, 0, settings.fault.range",
    "load, 4.5, settings.fault.number",
    "load, many, settings.fault.number",
    "load, 99999999999999999999, settings.fault.number",
    "load, '  ', settings.fault.missing",
    "travel.U2, 5, settings.fault.urgency",
    "city, 1499, settings.fault.city",
    "noShowAfter, 15, settings.fault.noShow",
    "speed, 1, settings.fault.unknown"
  })
  void namesTheFieldAtFault(String name, String typed, String messageKey) {
    var texts = texts();
    texts.put(name, typed);

    var checked = TypedSettings.of(texts);

    assertThat(checked)
        .isInstanceOfSatisfying(
            Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .singleElement()
                    .satisfies(
                        fault -> {
                          assertThat(fault.name()).isEqualTo(name);
                          assertThat(fault.messageKey()).isEqualTo(messageKey);
                        }));
  }

  @Test
  void namesEveryFieldThatIsMissing() {
    var checked = TypedSettings.of(Map.of());

    assertThat(checked)
        .isInstanceOfSatisfying(
            Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .extracting(Fault::name)
                    .containsExactlyElementsOf(Setting.everyKey().map(Setting.Key::name).toList()));
  }

  @Test
  void readsWhatPeopleType() {
    var texts = texts();
    texts.put("answerWithin.U2", " 25 ");

    var checked = TypedSettings.of(texts);

    assertThat(checked)
        .isInstanceOfSatisfying(
            Usable.class,
            usable ->
                assertThat(usable.values().settings().answerWithin())
                    .containsEntry(Urgency.U2, Duration.ofMinutes(25)));
  }

  @Test
  void cannotBeBuiltOfWhatContradictsItself() {
    var numbers = new HashMap<>(usual());
    numbers.put("county", 9_000L);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SettingValues(numbers))
        .withMessageContaining("city");
  }

  private static Map<String, String> texts() {
    var texts = new HashMap<String, String>();
    usual().forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  /** The shipped weights, and clocks that fit together. */
  private static Map<String, Long> usual() {
    var numbers = new HashMap<String, Long>();
    Setting.everyKey().forEach(key -> numbers.put(key.name(), key.setting().least()));
    numbers.putAll(Map.of("travel.U1", 4L, "travel.U2", 2L, "county", 1_500L, "city", 4_000L));
    numbers.putAll(Map.of("lateAfter", 15L, "noShowAfter", 60L));
    return numbers;
  }

  private static Map<String, Long> some(Random random) {
    var numbers =
        Setting.everyKey()
            .collect(
                toMap(
                    Setting.Key::name,
                    key -> random.nextLong(key.setting().least(), key.setting().most() + 1)));
    var weight = 100L;
    for (var urgency : List.of(Urgency.values())) {
      weight = random.nextLong(1, weight + 1);
      numbers.put("travel." + urgency, weight);
    }
    numbers.put("city", random.nextLong(numbers.getOrDefault("county", 0L), 1_000_001));
    numbers.put("noShowAfter", random.nextLong(numbers.getOrDefault("lateAfter", 0L) + 1, 10_081));
    return numbers;
  }
}
