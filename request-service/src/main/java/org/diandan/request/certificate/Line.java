package org.diandan.request.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;

/**
 * One service on a certificate.
 *
 * @param item null when an earlier release did not tell it
 * @param minutes that stand
 */
public record Line(
    UUID entryId,
    LocalDate day,
    @Nullable ServiceItemCode item,
    String team,
    int minutes,
    EvidenceRung rung) {

  /** Whether it counts: proven by more than a leader's word. */
  public boolean isProven() {
    return rung.compareTo(EvidenceRung.E2) >= 0;
  }
}
