package org.diandan.request.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.ServiceItemCode;
import org.junit.jupiter.api.Test;

class ContentTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final CertificateNumber NUMBER = CertificateNumber.of(DAY, new Random(1));
  private static final Holder HOLDER = new Holder("王小明", "ID_CARD", "1234", "00000001");
  private static final Issuer ISSUER = new Issuer("3608", "文明实践中心", "张三", "李四", "0796-1");
  private static final Line PROVEN = line(1, 60, EvidenceRung.E3);
  private static final Line VOUCHED = line(2, 30, EvidenceRung.E1);

  @Test
  void whatALeaderStandsByIsCountedApart() {
    var content = content(HOLDER, List.of(PROVEN, VOUCHED));

    assertThat(content.minutes()).isEqualTo(60);
    assertThat(content.apartMinutes()).isEqualTo(30);
  }

  @Test
  void theHashChangesWithEverythingThatIsPrinted() {
    var hash = content(HOLDER, List.of(PROVEN)).hash();

    assertThat(content(HOLDER, List.of(PROVEN)).hash()).isEqualTo(hash);
    assertThat(content(new Holder("王小明", "ID_CARD", "1235", "00000001"), List.of(PROVEN)).hash())
        .isNotEqualTo(hash);
    assertThat(content(HOLDER, List.of(PROVEN, VOUCHED)).hash()).isNotEqualTo(hash);
    assertThat(content(HOLDER, List.of(line(1, 61, EvidenceRung.E3))).hash()).isNotEqualTo(hash);
    assertThat(content(HOLDER, List.of(line(1, 60, EvidenceRung.E4))).hash()).isNotEqualTo(hash);
  }

  @Test
  void aNameWithALineEndCannotPretendToBeAnotherField() {
    var holder = new Holder("王小明\nminutes: 6000", null, null, null);

    assertThat(content(holder, List.of(PROVEN)).canonical().lines())
        .contains("name: 王小明 minutes: 6000", "minutes: 60")
        .doesNotContain("minutes: 6000");
  }

  @Test
  void theKeyDoesNotChangeWithNumberAndDay() {
    var first = content(HOLDER, List.of(PROVEN));
    var second =
        new Content(
            CertificateNumber.of(DAY, new Random(2)),
            DAY.plusDays(1),
            first.period(),
            first.personId(),
            null,
            HOLDER,
            ISSUER,
            List.of(PROVEN));

    assertThat(second.key()).isEqualTo(first.key());
    assertThat(second.hash()).isNotEqualTo(first.hash());
  }

  private static Content content(Holder holder, List<Line> lines) {
    return new Content(
        NUMBER,
        DAY,
        new Period(DAY.minusDays(30), DAY),
        new UUID(1, 1),
        null,
        holder,
        ISSUER,
        lines);
  }

  private static Line line(int id, int minutes, EvidenceRung rung) {
    return new Line(new UUID(2, id), DAY, new ServiceItemCode("RP01"), "北家安志愿服务队", minutes, rung);
  }
}
