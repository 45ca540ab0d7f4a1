package org.diandan.matching.visit;

import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.matching.visit.Attendance.Flag;
import org.diandan.matching.visit.Attendance.Leave;
import org.diandan.matching.visit.Told.Way;
import org.jspecify.annotations.Nullable;

/**
 * The rung an attendance stands on. A moment kept by a device and one made by the clock are nobody's
 * proof of a place; the resident's code proves even a moment that was kept.
 */
final class Evidence {

  private Evidence() {}

  /** The rung of an attendance that has ended. */
  static EvidenceRung rungOf(Attendance attendance) {
    var forgotten = attendance.flags().contains(Flag.FORGOTTEN);
    var coded = attendance.codeProvenAt() != null && !forgotten;
    if (wasThere(attendance)) {
      return coded ? EvidenceRung.E4 : EvidenceRung.E3;
    }
    if (coded) {
      return EvidenceRung.E2;
    }
    return attendance.confirmedBy() == null ? EvidenceRung.E0 : EvidenceRung.E1;
  }

  private static boolean wasThere(Attendance attendance) {
    return !attendance.flags().contains(Flag.CLAIMED)
        && !attendance.flags().contains(Flag.FORGOTTEN)
        && (attendance.cameBy() == Way.STATION || isThere(attendance.cameNear()))
        && (attendance.leftBy() == Leave.STATION || isThere(attendance.leftNear()));
  }

  private static boolean isThere(@Nullable Nearness near) {
    return near != null && near.isThere();
  }
}
