package org.diandan.request.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.catalogue.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Promises promises = new Promises(ShippedCalendar::read, SHANGHAI);

  @ParameterizedTest(name = "{3}: {0} + {1} h = {2}")
  @CsvSource({
    "2026-11-23T10:00, 24, 2026-11-24T10:00, Monday to Tuesday",
    "2026-11-27T10:00, 24, 2026-11-30T10:00, a weekend lies between",
    "2026-11-28T10:00, 24, 2026-12-01T10:00, a Saturday counts as Monday",
    "2026-11-23T10:00, 168, 2026-12-02T10:00, seven working days",
    "2026-09-30T16:30, 24, 2026-10-08T16:30, the National Day week lies between",
    "2026-10-09T09:00, 24, 2026-10-10T09:00, a make-up Saturday is worked",
    "2026-02-13T08:00, 72, 2026-02-25T08:00, Spring Festival with its make-up Saturday before",
    "2026-02-14T08:00, 24, 2026-02-24T08:00, the make-up Saturday itself",
    "2026-11-27T22:00, 4, 2026-11-30T02:00, hours stop over the weekend",
    "2026-11-23T09:00, 12, 2026-11-23T21:00, half a working day",
    "2030-05-03T10:00, 24, 2030-05-06T10:00, a year without table knows weekends",
  })
  void normalNeedsRunOnTheWorkingCalendar(
      LocalDateTime ordered, int hours, LocalDateTime due, String reason) {
    var clocks = promises.of(item(Urgency.U3, hours), at(ordered));

    assertThat(clocks.acceptBy()).as(reason).isEqualTo(at(due));
  }

  @ParameterizedTest
  @CsvSource({"U1, 2026-10-01T23:30", "U2, 2026-10-03T02:00"})
  void urgentNeedsRunDayAndNight(Urgency urgency, LocalDateTime ordered) {
    var clocks = promises.of(item(urgency, 2), at(ordered));

    assertThat(clocks.acceptBy()).isEqualTo(at(ordered).plus(Duration.ofHours(2)));
    assertThat(clocks.finishBy()).isEqualTo(at(ordered).plus(Duration.ofHours(6)));
  }

  @Test
  void bothPromisesOfAnItemCountFromTheOrder() {
    var clocks = promises.of(item(Urgency.U4, 48), at(LocalDateTime.parse("2026-11-23T10:00")));

    assertThat(clocks.acceptBy()).isEqualTo(at(LocalDateTime.parse("2026-11-25T10:00")));
    assertThat(clocks.finishBy()).isEqualTo(at(LocalDateTime.parse("2026-12-01T10:00")));
  }

  private static ServiceItem item(Urgency urgency, int acceptHours) {
    return new ServiceItem(
        new ServiceItemCode("RP01"),
        "RP",
        new Words("修", "repair"),
        Set.of(),
        urgency,
        Duration.ofHours(acceptHours),
        Duration.ofHours(acceptHours * 3L),
        Set.of(),
        1);
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant();
  }
}
