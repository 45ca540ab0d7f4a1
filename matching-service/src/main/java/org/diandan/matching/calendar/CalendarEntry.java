package org.diandan.matching.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.duty.DutyCard;
import org.diandan.matching.duty.DutyState;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a calendar: a duty of a person, or everything a team does at one task.
 *
 * @param id the same for ever
 * @param people how many go; 0 when nobody does any more
 * @param sequence grows with every change
 */
record CalendarEntry(
    UUID id,
    UUID assignmentId,
    ServiceItemCode item,
    @Nullable Place place,
    Instant from,
    Instant until,
    Standing standing,
    int people,
    int sequence,
    Instant changedAt) {

  /** How sure it is. */
  enum Standing {
    CONFIRMED,
    TENTATIVE,
    CANCELLED
  }

  static CalendarEntry of(DutyCard card) {
    return new CalendarEntry(
        card.dutyId(),
        card.assignmentId(),
        card.item(),
        card.place(),
        card.from(),
        card.until(),
        standing(card.state()),
        1,
        card.sequence(),
        card.changedAt());
  }

  /** One entry for each task, from the first to go until the last is free; in the order of time. */
  static List<CalendarEntry> ofTeam(List<DutyCard> cards) {
    var tasks = new LinkedHashMap<UUID, List<DutyCard>>();
    cards.forEach(
        card -> tasks.computeIfAbsent(card.assignmentId(), _ -> new ArrayList<>()).add(card));
    return tasks.values().stream().map(CalendarEntry::together).toList();
  }

  private static CalendarEntry together(List<DutyCard> cards) {
    var standing =
        cards.stream()
            .map(card -> standing(card.state()))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    var told = cards.stream().filter(card -> standing(card.state()) == standing).toList();
    var first = told.getFirst();
    return new CalendarEntry(
        first.assignmentId(),
        first.assignmentId(),
        first.item(),
        first.place(),
        told.stream().map(DutyCard::from).min(Comparator.naturalOrder()).orElseThrow(),
        told.stream().map(DutyCard::until).max(Comparator.naturalOrder()).orElseThrow(),
        standing,
        standing == Standing.CONFIRMED ? told.size() : 0,
        cards.stream().mapToInt(DutyCard::sequence).sum(),
        cards.stream().map(DutyCard::changedAt).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static Standing standing(DutyState state) {
    return switch (state) {
      case PLANNED, DONE -> Standing.CONFIRMED;
      case STANDBY -> Standing.TENTATIVE;
      case CANNOT_COME, SUBSTITUTED, NO_SHOW, RELEASED -> Standing.CANCELLED;
    };
  }
}
