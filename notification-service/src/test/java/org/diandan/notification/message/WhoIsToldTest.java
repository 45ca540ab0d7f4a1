package org.diandan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.Channel;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.ClockEvent.ReminderStage;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DutyEvent.DutyChange;
import org.diandan.contract.Event;
import org.diandan.contract.ExportEvent.ExportMoved;
import org.diandan.contract.ExportEvent.ExportStep;
import org.diandan.contract.LadderEvent.LadderClock;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.ReportEvent.ReportIssued;
import org.diandan.contract.ReportEvent.ReportSpan;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamEvent.TeamStep;
import org.diandan.contract.VisitResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhoIsToldTest {

  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final UUID OFFER = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Facts FACTS = Facts.at(NOW);
  private static final LadderFacts LADDER = new LadderFacts(FACTS.request(), NOW);

  static Stream<Arguments> told() {
    return Stream.of(toldOfRequests(), toldOfEnds(), toldOfWork(), toldOnTheLadder())
        .flatMap(told -> told);
  }

  private static Stream<Arguments> toldOfExports() {
    return Stream.of(ExportStep.values())
        .map(step -> arguments(export(step), MessageKind.valueOf("EXPORT_" + step)));
  }

  private static ExportMoved export(ExportStep step) {
    return new ExportMoved(UUID.randomUUID(), NOW, OFFER, step, Set.of(LadderFacts.PERSON));
  }

  private static Stream<Arguments> toldOfReports() {
    return Stream.of(ReportSpan.values())
        .map(span -> arguments(report(span, LadderFacts.PERSON), kindOf(span)));
  }

  private static MessageKind kindOf(ReportSpan span) {
    return MessageKind.valueOf("REPORT_OF_" + span);
  }

  private static ReportIssued report(ReportSpan span, UUID... persons) {
    return new ReportIssued(UUID.randomUUID(), NOW, OFFER, span, Set.of(persons));
  }

  private static Stream<Arguments> toldOfTeams() {
    return Stream.of(TeamStep.values())
        .map(step -> arguments(FACTS.team(step, OFFER), MessageKind.valueOf("TEAM_" + step)));
  }

  private static Stream<Arguments> toldOfRequests() {
    return Stream.of(
        arguments(FACTS.submitted(Channel.HOTLINE, OFFER), MessageKind.REQUEST_SUBMITTED),
        arguments(FACTS.reopened(), MessageKind.REQUEST_REOPENED),
        arguments(FACTS.mergedInto(FACTS), MessageKind.REQUEST_MERGED),
        arguments(FACTS.unmergedFrom(FACTS), MessageKind.REQUEST_UNMERGED),
        arguments(FACTS.asked(), MessageKind.RESIDENT_ASKED),
        arguments(FACTS.moved(MoveCause.EXTENDED), MessageKind.PROMISE_EXTENDED),
        arguments(
            FACTS.reminder(ClockKind.FINISH, ReminderStage.BEFORE, true),
            MessageKind.TASK_DUE_SOON),
        arguments(FACTS.reminder(ClockKind.FINISH, ReminderStage.AT, true), MessageKind.TASK_DUE),
        arguments(
            FACTS.reminder(ClockKind.ACCEPT, ReminderStage.BEFORE, false),
            MessageKind.CASE_DUE_SOON),
        arguments(FACTS.reminder(ClockKind.ACCEPT, ReminderStage.AT, false), MessageKind.CASE_DUE),
        arguments(
            FACTS.reminder(ClockKind.FINISH, ReminderStage.AFTER, false), MessageKind.CASE_OVERDUE),
        arguments(
            FACTS.reminder(ClockKind.ANSWER, ReminderStage.AT, false),
            MessageKind.RESIDENT_REMINDED),
        arguments(
            FACTS.reminder(ClockKind.ANSWER, ReminderStage.AFTER, false),
            MessageKind.ANSWER_MISSING));
  }

  private static Stream<Arguments> toldOfEnds() {
    return Stream.of(
        arguments(FACTS.closed(ClosureReason.OUT_OF_SCOPE), MessageKind.ENDED_OUT_OF_SCOPE),
        arguments(FACTS.closed(ClosureReason.CANNOT_BE_DONE), MessageKind.ENDED_CANNOT_BE_DONE),
        arguments(FACTS.closed(ClosureReason.DONE_BY_OTHERS), MessageKind.ENDED_DONE_BY_OTHERS),
        arguments(FACTS.closed(ClosureReason.NO_LONGER_WANTED), MessageKind.ENDED_NO_LONGER_WANTED),
        arguments(FACTS.closed(ClosureReason.UNREACHABLE), MessageKind.ENDED_UNREACHABLE),
        arguments(FACTS.closed(ClosureReason.UNSAFE), MessageKind.ENDED_UNSAFE),
        arguments(FACTS.closed(ClosureReason.ABUSE), MessageKind.ENDED_ABUSE));
  }

  private static Stream<Arguments> toldOfWork() {
    return Stream.of(
        arguments(FACTS.offerSent(OFFER, NOW), MessageKind.OFFER_SENT),
        arguments(FACTS.offerExpired(OFFER), MessageKind.OFFER_EXPIRED),
        arguments(FACTS.offerWithdrawn(OFFER), MessageKind.OFFER_WITHDRAWN),
        arguments(FACTS.accepted(), MessageKind.ASSIGNMENT_ACCEPTED),
        arguments(FACTS.released(), MessageKind.ASSIGNMENT_RELEASED),
        arguments(FACTS.released(VisitResult.UNABLE), MessageKind.VISIT_UNABLE),
        arguments(FACTS.released(VisitResult.NEEDS_DEPARTMENT), MessageKind.VISIT_NEEDS_DEPARTMENT),
        arguments(FACTS.late(), MessageKind.VISIT_LATE),
        arguments(FACTS.handoverAsked(), MessageKind.HANDOVER_ASKED),
        arguments(FACTS.handoverRefused(), MessageKind.HANDOVER_REFUSED),
        arguments(FACTS.duty(DutyChange.PLANNED), MessageKind.DUTY_PLANNED),
        arguments(FACTS.duty(DutyChange.STANDBY), MessageKind.DUTY_STANDBY),
        arguments(FACTS.duty(DutyChange.CANCELLED), MessageKind.DUTY_CANCELLED),
        arguments(FACTS.duty(DutyChange.CANNOT_COME), MessageKind.DUTY_CANNOT_COME),
        arguments(FACTS.urged(), MessageKind.REQUEST_URGED),
        arguments(FACTS.wordsAdded(), MessageKind.WORDS_ADDED),
        arguments(FACTS.rescheduled(), MessageKind.REQUEST_RESCHEDULED),
        arguments(FACTS.codeAsked(), MessageKind.HISTORY_CODE),
        arguments(Facts.phoneCode(FACTS.request(), CodePurpose.JOIN, NOW), MessageKind.JOIN_CODE),
        arguments(
            Facts.phoneCode(FACTS.request(), CodePurpose.SIGN_IN, NOW), MessageKind.SIGN_IN_CODE),
        arguments(
            Facts.phoneCode(FACTS.request(), CodePurpose.CONSENT, NOW), MessageKind.CONSENT_CODE),
        arguments(FACTS.waiting(), MessageKind.SEARCH_WAITING),
        arguments(FACTS.checkedIn(), MessageKind.CHECKED_IN),
        arguments(FACTS.delivered(), MessageKind.SERVICE_DELIVERED),
        arguments(
            FACTS.escalated(EscalationReason.EVERYBODY_DECLINED), MessageKind.SEARCH_ESCALATED),
        arguments(FACTS.escalated(EscalationReason.EMERGENCY), MessageKind.EMERGENCY_SEEN));
  }

  private static Stream<Arguments> toldOnTheLadder() {
    return Stream.of(
        arguments(LADDER.referred(), MessageKind.REFERRAL_NEW),
        arguments(LADDER.partAdded(), MessageKind.REFERRAL_PART),
        arguments(LADDER.returned(), MessageKind.REFERRAL_RETURNED),
        arguments(LADDER.recalled(), MessageKind.REFERRAL_RECALLED),
        arguments(LADDER.reminder(LadderClock.SIGN, ReminderStage.AT), MessageKind.LADDER_DUE),
        arguments(
            LADDER.reminder(LadderClock.FINISH, ReminderStage.AFTER), MessageKind.LADDER_OVERDUE),
        arguments(LADDER.supervised(true), MessageKind.SUPERVISION_OF_TEAM),
        arguments(LADDER.supervised(false), MessageKind.SUPERVISION),
        arguments(LADDER.supervisionAnswered(), MessageKind.SUPERVISION_ANSWERED),
        arguments(LADDER.signed(), MessageKind.REFERRAL_SIGNED),
        arguments(LADDER.answered(Answer.DONE), MessageKind.REFERRAL_ANSWERED),
        arguments(LADDER.sentToMeeting(), MessageKind.SENT_TO_MEETING),
        arguments(LADDER.handedBack(), MessageKind.HANDED_BACK));
  }

  static Stream<Event> toldToNobody() {
    return Stream.of(
        LADDER.answered(Answer.CANNOT_BE_DONE),
        FACTS.submitted(Channel.IMPORT, OFFER),
        FACTS.withdrawn(),
        FACTS.closed(ClosureReason.WITHDRAWN),
        FACTS.closed(ClosureReason.NOT_EVALUATED),
        FACTS.closed(ClosureReason.RESOLVED_BY_VOLUNTEERS),
        FACTS.moved(MoveCause.WAIT_OVER),
        FACTS.offerDeclined(OFFER),
        FACTS.offerSeen(OFFER),
        FACTS.team(OFFER));
  }

  @ParameterizedTest
  @MethodSource("told")
  void makesOneNoticeOfAFact(Event fact, MessageKind kind) {
    var notice = WhoIsTold.of(fact).orElseThrow();

    assertThat(notice.kind()).isEqualTo(kind);
    assertThat(notice.eventId()).isEqualTo(fact.eventId());
    assertThat(notice.requestId()).isEqualTo(FACTS.request());
  }

  @ParameterizedTest
  @MethodSource("toldToNobody")
  void keepsQuietAboutWhatNobodyNeeds(Event fact) {
    assertThat(WhoIsTold.of(fact)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("toldOfTeams")
  void tellsThoseWhoLeadATeamOfEachStepThatIsTakenWithIt(TeamChanged fact, MessageKind kind) {
    var notice = WhoIsTold.of(fact).orElseThrow();

    assertThat(notice.kind()).isEqualTo(kind);
    assertThat(notice.team()).isEqualTo(new Notice.Team(fact.teamId(), fact.name()));
  }

  @Test
  void leadsFromAnOfferToItsPageAndNamesItsDeadline() {
    var sent = FACTS.offerSent(OFFER, NOW.plusSeconds(600));

    var notice = WhoIsTold.of(sent).orElseThrow();

    assertThat(notice)
        .isEqualTo(
            new Notice(
                sent.eventId(),
                MessageKind.OFFER_SENT,
                FACTS.request(),
                NOW,
                new Notice.Team(FACTS.team(), Facts.TEAM_NAME),
                OFFER,
                null,
                NOW.plusSeconds(600)));
  }

  @Test
  void tellsWhoeverReopensOnlyOfTheReopening() {
    assertThat(WhoIsTold.of(LADDER.sentToMeeting(LadderReason.NOT_SATISFIED))).isEmpty();
    assertThat(WhoIsTold.of(LADDER.sentToMeeting(LadderReason.NO_TEAM))).isPresent();
  }

  @Test
  void tellsWhomTheLadderNamesAndNobodyElse() {
    assertThat(LadderNotices.personsOf(LADDER.referred())).containsExactly(LadderFacts.PERSON);
    assertThat(LadderNotices.personsOf(LADDER.signed())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("toldOfExports")
  void tellsThoseWhomAStepOfAnExportNames(ExportMoved fact, MessageKind kind) {
    var notice = WhoIsTold.of(fact).orElseThrow();

    assertThat(notice.kind()).isEqualTo(kind);
    assertThat(ExportNotices.personsOf(fact)).containsExactly(LadderFacts.PERSON);
    assertThat(ExportNotices.personsOf(LADDER.referred())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("toldOfReports")
  void tellsThoseWhomAnIssuedReportNames(ReportIssued fact, MessageKind kind) {
    var notice = WhoIsTold.of(fact).orElseThrow();

    assertThat(notice).isEqualTo(Notice.about(kind, fact.eventId(), fact.reportId(), NOW));
    assertThat(ReportNotices.personsOf(fact)).containsExactly(LadderFacts.PERSON);
    assertThat(ReportNotices.personsOf(LADDER.referred())).isEmpty();
    assertThat(WhoIsTold.of(report(fact.span()))).isEmpty();
  }

  @Test
  void hasATestForEveryKind() {
    assertThat(
            Stream.of(told(), toldOfTeams(), toldOfExports(), toldOfReports())
                .flatMap(rows -> rows)
                .map(row -> row.get()[1]))
        .containsExactlyInAnyOrder((Object[]) MessageKind.values());
  }
}
