package org.diandan.request.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Desk desk = new Desk(DeskHours.ORDINARY, ShippedCalendar.read(), SHANGHAI);

  /** osTicket #1168 and #2131, faveo #218, frappe/helpdesk #2212: hours, holidays, lunch. */
  @ParameterizedTest(name = "{2}: {0} -> {1}")
  @CsvSource({
    "2026-11-26T09:00, 2026-11-26T09:00, open",
    "2026-11-26T12:30, 2026-11-26T14:00, lunch",
    "2026-11-26T12:00, 2026-11-26T14:00, the end is not open any more",
    "2026-11-26T22:00, 2026-11-27T08:30, the night",
    "2026-11-27T18:00, 2026-11-30T08:30, the weekend",
    "2026-09-30T18:00, 2026-10-08T08:30, the National Day week",
    "2026-10-10T09:00, 2026-10-10T09:00, a make-up Saturday is open",
  })
  void theDeskIsThereFromItsNextOpening(LocalDateTime asked, LocalDateTime open, String why) {
    assertThat(desk.openFrom(at(asked))).as(why).contains(at(open));
  }

  @Test
  void aDeskThatNeverOpensSaysSo() {
    var closed = new Desk(new DeskHours(List.of(), List.of()), ShippedCalendar.read(), SHANGHAI);

    assertThat(closed.openFrom(at(LocalDateTime.parse("2026-11-26T09:00")))).isEmpty();
  }

  @Test
  void whatIsWrittenOnTheDoorCanBeReadAgain() {
    var spans = DeskHours.read(" 08:30–12:00，14：00-17:30 ").orElseThrow();

    assertThat(DeskHours.text(spans)).isEqualTo("08:30-12:00 14:00-17:30");
    assertThat(DeskHours.read("00:00-24:00")).contains(List.of(new DeskHours.Span(0, 1440)));
    assertThat(DeskHours.read("")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8-12",
        "12:00-08:00",
        "08:00-25:00",
        "08:00-24:30",
        "08:00-12:00 11:00-13:00",
        "always",
        "08:00-12:00 12:00-13:00"
      })
  void whatNoDoorCouldSayIsRefused(String text) {
    assertThat(DeskHours.read(text)).isEmpty();
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant();
  }
}
