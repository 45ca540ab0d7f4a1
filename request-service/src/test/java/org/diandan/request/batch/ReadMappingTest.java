package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.batch.ReadMapping.Reading;
import org.diandan.request.catalogue.Menu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMappingTest {

  private static final ReadMapping READING = new ReadMapping(Menu.shipped());
  private static final ShippedMappings SHIPPED = new ShippedMappings();

  private record Fault(int line, String field, String kind) {}

  @ParameterizedTest
  @ValueSource(strings = {"boston", "hotline"})
  void readsEveryShippedMapping(String name) {
    assertThat(faults(text(name))).isEmpty();
  }

  @Test
  void readsTheMeaningOfEveryPart() {
    var mapping = mapping(text("hotline"));

    assertThat(mapping.jurisdiction()).isEqualTo("hotline-12345");
    assertThat(mapping.columns().area()).containsExactly("县区", "街道");
    assertThat(mapping.states()).containsEntry("已办结", true).containsEntry("待办", false);
    assertThat(mapping.onTime()).containsEntry("已超期", false);
    assertThat(mapping.types().item("上门理发")).contains(new ServiceItemCode("EL05"));
    assertThat(mapping.types().knows("噪音扰民")).isTrue();
    assertThat(mapping.types().knows("别的")).isFalse();
    assertThat(mapping.openCases()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jurisdiction: boston -> jurisdiction: Bos ton | 3  | jurisdiction | jurisdiction",
        "zone: America/New_York -> zone: America/Boston | 7 | times.zone | zone",
        "MM/dd/yyyy hh:mm:ss a -> MM/dd/yyyy | 8 | times.formats | time-format",
        "opened: OPEN_DT -> opend: OPEN_DT | 12 | columns.opend | unknown",
        "number: CASE_ENQUIRY_ID -> number: [a, b] | 11 | columns.number | no-text",
        "Closed: closed -> Closed: shut | 26 | states.Closed | word",
        "others: historical -> others: reject | 33 | types.others | no-types"
      })
  void namesLineAndFieldOfAFault(String change, int line, String field, String kind) {
    var parts = change.split(" -> ", 2);

    var faults = faults(text("boston").replace(parts[0], parts[1]));

    assertThat(faults).contains(new Fault(line, field, kind));
  }

  @Test
  void collectsAllFaultsAtOnce() {
    var faults = faults("jurisdiction: boston\nsurprise: 1\ncolumns:\n  number: A\n");

    assertThat(faults)
        .contains(
            new Fault(2, "surprise", "unknown"),
            new Fault(4, "columns.opened", "missing"),
            new Fault(1, "times.zone", "missing"),
            new Fault(1, "states", "missing"));
  }

  @Test
  void refusesItemsTheCatalogueDoesNotKnow() {
    var faults = faults(text("hotline").replace("EL05", "EL77"));

    assertThat(faults).extracting(Fault::kind).containsExactly("item");
  }

  @Test
  void refusesPersonsWithoutTheirConsent() {
    var faults = faults(text("hotline").replace("consent: given", "consent: unknown"));

    assertThat(faults).extracting(Fault::field).containsExactly("open-cases.consent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "just a text",
        "- a\n- b",
        "a: [",
        "a: b: c",
        "\u0000",
        "a: &x [1]\nb: [*x, *x]",
        "!!javax.script.ScriptEngineManager [x]",
        "a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}"
      })
  void namesWhatIsWrongWithAnyOtherText(String text) {
    assertThat(faults(text)).isNotEmpty();
  }

  static Mapping mapping(String yaml) {
    return switch (READING.of(yaml)) {
      case Reading.Good good -> good.mapping();
      case Reading.Faulty faulty -> throw new AssertionError(faulty.faults().toString());
    };
  }

  static String text(String shipped) {
    return SHIPPED.find(shipped).orElseThrow();
  }

  private static List<Fault> faults(String yaml) {
    return switch (READING.of(yaml)) {
      case Reading.Good _ -> List.of();
      case Reading.Faulty faulty ->
          faulty.faults().stream()
              .map(
                  fault ->
                      new Fault(
                          fault.line(),
                          fault.field(),
                          fault.messageKey().replace("import.mapping.", "")))
              .toList();
    };
  }
}
