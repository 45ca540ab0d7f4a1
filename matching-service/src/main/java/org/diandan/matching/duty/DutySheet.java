package org.diandan.matching.duty;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.TimeWindow;

/**
 * A task as one of its people sees it.
 *
 * @param leads whether the reader says who goes
 * @param proposal when people would go if nobody says otherwise
 * @param warnings what speaks against each candidate at that time; only for leaders
 * @param reasonAsked whether the reader, stepping back now, is asked why
 */
public record DutySheet(
    DutyTask task,
    boolean leads,
    TimeWindow proposal,
    Map<UUID, List<Warning>> warnings,
    boolean reasonAsked) {

  public DutySheet {
    warnings = Map.copyOf(warnings);
  }
}
