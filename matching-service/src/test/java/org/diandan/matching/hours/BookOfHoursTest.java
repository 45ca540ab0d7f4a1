package org.diandan.matching.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.ServiceItemCode;
import org.junit.jupiter.api.Test;

class BookOfHoursTest {

  static final HoursRules RULES =
      new HoursRules(
          ZoneId.of("Asia/Shanghai"),
          Duration.ofDays(7),
          Duration.ofHours(72),
          Duration.ofDays(7),
          Duration.ofHours(8),
          Duration.ofHours(8));

  /** 9:00 in the morning. */
  private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");

  private static final UUID PERSON = new UUID(1, 1);
  private static final UUID LEADER = new UUID(1, 2);
  private static final UUID OFFICIAL = new UUID(1, 3);
  private static final Task TASK =
      Task.of(new UUID(2, 1), new UUID(2, 2), new UUID(2, 3), new ServiceItemCode("RP01"));

  @Test
  void whoWasSomewhereElseAtTheTimeIsRefused() {
    var book = new Book(List.of(entry(hours(0, 2))));

    var second = enter(book, hours(1, 3));

    assertThat(second.state()).isEqualTo(EntryState.REFUSED);
    assertThat(second.because()).isEqualTo(Because.OVERLAP);
  }

  @Test
  void oneVisitMayBeginAtTheMomentAnotherEnds() {
    var book = new Book(List.of(entry(hours(0, 2))));

    assertThat(enter(book, hours(2, 3)).state()).isEqualTo(EntryState.RECORDED);
  }

  @Test
  void moreThanEightHoursOfOneDayAreReviewedAndTheNextDayIsNot() {
    var book = new Book(List.of(entry(hours(0, 7))));

    assertThat(enter(book, hours(8, 10)).because()).isEqualTo(Because.LONG_DAY);
    assertThat(enter(book, hours(8, 9)).because()).isNull();
    assertThat(enter(book, hours(24, 26)).because()).isNull();
  }

  @Test
  void aNightOverMidnightCountsForBothDays() {
    var book = new Book(List.of(entry(hours(0, 7))));

    // 22:00 to 1:00: two hours of the first day.
    assertThat(enter(book, hours(13, 16)).because()).isEqualTo(Because.LONG_DAY);
    // 23:30 to 1:00.
    var late = new Served(NINE.plus(Duration.ofMinutes(870)), NINE.plus(Duration.ofHours(16)));
    assertThat(enter(book, late).because()).isNull();
  }

  @Test
  void aSingleEntryOfMoreThanEightHoursIsReviewed() {
    var none = new Book(List.of());

    assertThat(enter(none, hours(0, 8)).state()).isEqualTo(EntryState.RECORDED);
    var longer = new Served(NINE, NINE.plus(Duration.ofMinutes(481)));
    assertThat(enter(none, longer).because()).isEqualTo(Because.LONG_ENTRY);
  }

  @Test
  void theLadderStandsOnCodePlaceAndSomebodyElsesWord() {
    assertThat(new Evidence(true, true, true, false, null).rung(PERSON)).isEqualTo(EvidenceRung.E4);
    assertThat(new Evidence(false, true, true, false, null).rung(PERSON))
        .isEqualTo(EvidenceRung.E3);
    assertThat(new Evidence(true, true, false, false, null).rung(PERSON))
        .isEqualTo(EvidenceRung.E2);
    assertThat(new Evidence(false, true, false, false, LEADER).rung(PERSON))
        .isEqualTo(EvidenceRung.E1);
    assertThat(new Evidence(false, true, false, false, null).rung(PERSON))
        .isEqualTo(EvidenceRung.E0);
  }

  @Test
  void madeUpTimesAreWorthTheWordOfWhoeverStandsByThem() {
    assertThat(new Evidence(true, true, true, true, null).rung(PERSON)).isEqualTo(EvidenceRung.E0);
    assertThat(new Evidence(true, true, true, true, LEADER).rung(PERSON))
        .isEqualTo(EvidenceRung.E1);
  }

  @Test
  void nobodyVouchesForThemselves() {
    assertThat(Evidence.ownWord().vouchedBy(PERSON).rung(PERSON)).isEqualTo(EvidenceRung.E0);
    assertThat(at(1).vouch(entry(hours(0, 1)), PERSON)).isInstanceOf(Step.NotYours.class);
  }

  @Test
  void aLeadersWordBeginsTheNoticeWhichConfirmsAfterSevenDays() {
    var vouched = taken(at(2).vouch(entry(hours(0, 1)), LEADER));

    assertThat(vouched.rung()).isEqualTo(EvidenceRung.E1);
    // Three days for the resident to say something, seven of public notice.
    assertThat(at(24 * 10).confirm(vouched)).isInstanceOf(Step.NotNow.class);
    var confirmed = (Step.Taken) at(24 * 10 + 2).confirm(vouched);
    assertThat(confirmed.entry().state()).isEqualTo(EntryState.CONFIRMED);
    assertThat(confirmed.events()).hasSize(1);
  }

  @Test
  void withoutAnybodysWordNothingIsEverConfirmed() {
    assertThat(at(24 * 365).confirm(entry(hours(0, 1)))).isInstanceOf(Step.NotNow.class);
  }

  @Test
  void anObjectionStopsTheNoticeUntilItsVerdict() {
    var vouched = taken(at(2).vouch(entry(hours(0, 1)), LEADER));
    var disputed = taken(at(24 * 9).object(vouched));

    assertThat(at(24 * 20).confirm(disputed)).isInstanceOf(Step.NotNow.class);
    assertThat(taken(at(24 * 9).uphold(disputed, OFFICIAL)).state()).isEqualTo(EntryState.RECORDED);
    assertThat(taken(at(24 * 20).uphold(disputed, OFFICIAL)).state())
        .isEqualTo(EntryState.CONFIRMED);
    assertThat(taken(at(24 * 20).strike(disputed, OFFICIAL)).because())
        .isEqualTo(Because.OBJECTION);
  }

  @Test
  void afterTheNoticeItIsTooLateToObject() {
    var vouched = taken(at(2).vouch(entry(hours(0, 1)), LEADER));

    assertThat(at(24 * 11).object(vouched)).isInstanceOf(Step.NotNow.class);
  }

  @Test
  void aCorrectionWithinTheOldTimesKeepsTheEvidence() {
    var proven = entry(hours(0, 3), new Evidence(true, true, true, false, null));
    var book = new Book(List.of(proven));

    var shorter = (Step.Taken) at(5).correct(proven, hours(1, 2), OFFICIAL, book);
    var longer = (Step.Taken) at(5).correct(proven, hours(1, 4), OFFICIAL, book);

    assertThat(shorter.entry().state()).isEqualTo(EntryState.VOIDED);
    assertThat(shorter.instead()).extracting(Entry::rung).isEqualTo(EvidenceRung.E4);
    assertThat(shorter.instead()).extracting(Entry::minutes).isEqualTo(60);
    assertThat(longer.instead()).extracting(Entry::rung).isEqualTo(EvidenceRung.E1);
  }

  @Test
  void aCorrectionNeverOverlapsAnotherEntry() {
    var first = entry(hours(0, 1));
    var second = entry(hours(2, 3));
    var book = new Book(List.of(first, second));

    assertThat(at(5).correct(first, hours(1, 3), OFFICIAL, book)).isInstanceOf(Step.Overlaps.class);
  }

  @Test
  void nobodyDecidesAboutTheirOwnHours() {
    var disputed = entry(hours(0, 1)).in(EntryState.DISPUTED, null);

    assertThat(at(1).uphold(disputed, PERSON)).isInstanceOf(Step.NotYours.class);
    assertThat(at(1).strike(disputed, PERSON)).isInstanceOf(Step.NotYours.class);
    assertThat(at(1).correct(disputed, hours(0, 1), PERSON, new Book(List.of())))
        .isInstanceOf(Step.NotYours.class);
  }

  private static Steps at(int hoursAfterNine) {
    return new Steps(RULES, NINE.plus(Duration.ofHours(hoursAfterNine)));
  }

  private static Served hours(int from, int until) {
    return new Served(NINE.plus(Duration.ofHours(from)), NINE.plus(Duration.ofHours(until)));
  }

  private static Entry entry(Served served) {
    return entry(served, Evidence.ownWord());
  }

  private static Entry entry(Served served, Evidence evidence) {
    return new Book(List.of())
        .enter(new Attended(PERSON, served, evidence), TASK, served.until(), RULES);
  }

  private static Entry enter(Book book, Served served) {
    return book.enter(
        new Attended(PERSON, served, Evidence.ownWord()), TASK, served.until(), RULES);
  }

  private static Entry taken(Step step) {
    assertThat(step).isInstanceOf(Step.Taken.class);
    return ((Step.Taken) step).entry();
  }
}
