package org.diandan.matching.hours;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.HoursEvent;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.HoursEvent.HoursConfirmed;
import org.diandan.contract.HoursEvent.HoursVoided;
import org.diandan.contract.HoursEvent.VoidReason;

/**
 * The steps an entry can take, decided in plain code.
 *
 * @param now by the database's clock
 */
record Steps(HoursRules rules, Instant now) {

  /** A leader stands by what is only the person's own word so far. */
  Step vouch(Entry entry, UUID leader) {
    if (entry.personId().equals(leader)) {
      return new Step.NotYours();
    }
    boolean open = entry.state() == EntryState.RECORDED || entry.state() == EntryState.IN_REVIEW;
    return open && entry.rung() == EvidenceRung.E0
        ? new Step.Taken(vouched(entry, leader))
        : new Step.NotNow();
  }

  /** Its public notice has passed without an objection that stands. */
  Step confirm(Entry entry) {
    return entry.state() == EntryState.RECORDED && hasPassed(entry)
        ? confirmed(entry)
        : new Step.NotNow();
  }

  /** Somebody objects; who may is the caller's question. */
  Step object(Entry entry) {
    boolean open = entry.state() == EntryState.RECORDED || entry.state() == EntryState.IN_REVIEW;
    return open && now.isBefore(objectBy(entry))
        ? new Step.Taken(entry.in(EntryState.DISPUTED, entry.because()))
        : new Step.NotNow();
  }

  /**
   * An official finds it right: its notice goes on, or it stands if that has passed. The notice of
   * what only the person stood by so far begins.
   */
  Step uphold(Entry entry, UUID official) {
    if (entry.personId().equals(official)) {
      return new Step.NotYours();
    }
    boolean ownWord = entry.rung() == EvidenceRung.E0;
    if (entry.state() != EntryState.DISPUTED
        && entry.state() != EntryState.IN_REVIEW
        && !(entry.state() == EntryState.RECORDED && ownWord)) {
      return new Step.NotNow();
    }
    var known = ownWord ? vouched(entry, official) : entry;
    return hasPassed(known)
        ? confirmed(known)
        : new Step.Taken(known.in(EntryState.RECORDED, known.because()));
  }

  /** An official finds it wrong. */
  Step strike(Entry entry, UUID official) {
    if (entry.personId().equals(official)) {
      return new Step.NotYours();
    }
    if (!entry.state().stands()) {
      return new Step.NotNow();
    }
    var because = entry.state() == EntryState.DISPUTED ? Because.OBJECTION : Because.REVIEWED;
    return new Step.Taken(entry.in(EntryState.VOIDED, because), voided(entry, reason(entry)));
  }

  /**
   * An official writes it anew with other times: the old entry is voided, the new one begins its
   * notice now. Times within the old ones keep its evidence; others stand on the official's word.
   *
   * @param book of the same person, the old entry included if it stands
   */
  Step correct(Entry entry, Served served, UUID official, Book book) {
    if (entry.personId().equals(official)) {
      return new Step.NotYours();
    }
    if (entry.state() == EntryState.VOIDED) {
      return new Step.NotNow();
    }
    if (book.without(entry.id()).overlaps(served)) {
      return new Step.Overlaps();
    }
    var instead = instead(entry, served, official);
    var old = entry.in(EntryState.VOIDED, Because.CORRECTED);
    // A refused entry was never told to anybody.
    var events =
        entry.state().stands()
            ? List.<HoursEvent>of(voided(entry, VoidReason.CORRECTED), instead.recorded())
            : List.<HoursEvent>of(instead.recorded());
    return new Step.Taken(old, instead, events);
  }

  /** Until when an entry can be objected to. */
  Instant objectBy(Entry entry) {
    var notice = entry.noticeFrom();
    return notice == null
        ? entry.recordedAt().plus(rules.disputeWithin())
        : notice.plus(rules.notice());
  }

  private boolean hasPassed(Entry entry) {
    var notice = entry.noticeFrom();
    return notice != null && !now.isBefore(notice.plus(rules.notice()));
  }

  private Entry vouched(Entry entry, UUID by) {
    var evidence = entry.evidence().vouchedBy(by);
    var credited = entry.creditedAt();
    return new Entry(
        entry.id(),
        entry.personId(),
        entry.task(),
        entry.served(),
        entry.minutes(),
        evidence,
        evidence.rung(entry.personId()),
        entry.state(),
        entry.because(),
        entry.recordedAt(),
        credited,
        credited.isAfter(now) ? credited : now,
        entry.replaces(),
        entry.revision());
  }

  private Entry instead(Entry entry, Served served, UUID official) {
    var evidence =
        entry.served().covers(served) && entry.rung() != EvidenceRung.E0
            ? entry.evidence()
            : new Evidence(false, false, false, true, official);
    return new Entry(
        UUID.randomUUID(),
        entry.personId(),
        entry.task(),
        served,
        served.minutes(),
        evidence,
        evidence.rung(entry.personId()),
        EntryState.RECORDED,
        null,
        now,
        now,
        now,
        entry.id(),
        1);
  }

  private Step.Taken confirmed(Entry entry) {
    return new Step.Taken(
        entry.in(EntryState.CONFIRMED, entry.because()),
        new HoursConfirmed(
            UUID.randomUUID(), now, entry.personId(), entry.id(), entry.minutes(), entry.rung()));
  }

  private HoursVoided voided(Entry entry, VoidReason reason) {
    return new HoursVoided(UUID.randomUUID(), now, entry.personId(), entry.id(), reason);
  }

  private static VoidReason reason(Entry entry) {
    return entry.state() == EntryState.DISPUTED ? VoidReason.DISPUTED : VoidReason.REVIEWED;
  }
}
