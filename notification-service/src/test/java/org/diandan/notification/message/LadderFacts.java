package org.diandan.notification.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.ClockEvent.ReminderStage;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DepartmentEvent.PartAdded;
import org.diandan.contract.DepartmentEvent.ReferralAnswered;
import org.diandan.contract.DepartmentEvent.ReferralRecalled;
import org.diandan.contract.DepartmentEvent.ReferralReturned;
import org.diandan.contract.DepartmentEvent.ReferralSigned;
import org.diandan.contract.DepartmentEvent.ReturnReason;
import org.diandan.contract.LadderEvent.LadderClock;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.LadderReminder;
import org.diandan.contract.LadderEvent.RequestHandedBack;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.LadderEvent.RequestSentToMeeting;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.SupervisionEvent.SupervisionAnswered;
import org.diandan.contract.SupervisionEvent.SupervisionIssued;

/** What happens to a request on the ladder. */
record LadderFacts(UUID request, Instant at) {

  static final UUID PERSON = new UUID(0, 31);

  private static final AreaCode AREA = new AreaCode("360802005005");
  private static final UUID REFERRAL = new UUID(0, 32);
  private static final UUID DEPARTMENT = new UUID(0, 33);
  private static final Set<UUID> PERSONS = Set.of(PERSON);

  RequestReferred referred() {
    return new RequestReferred(
        id(),
        request,
        at,
        AREA,
        1,
        REFERRAL,
        Rung.RESPONSIBLE,
        DEPARTMENT,
        Set.of(),
        LadderReason.NO_TEAM,
        false,
        later(),
        later(),
        PERSONS);
  }

  RequestHandedBack handedBack() {
    return new RequestHandedBack(
        id(), request, at, AREA, 2, LadderReason.CAN_BE_DONE_BELOW, new Clocks(at, later()));
  }

  RequestSentToMeeting sentToMeeting() {
    return sentToMeeting(LadderReason.NEEDS_AUTHORITY);
  }

  RequestSentToMeeting sentToMeeting(LadderReason reason) {
    return new RequestSentToMeeting(id(), request, at, AREA, 1, null, reason, later());
  }

  LadderReminder reminder(LadderClock clock, ReminderStage stage) {
    return new LadderReminder(id(), request, at, AREA, 1, clock, stage, at, PERSONS);
  }

  ReferralSigned signed() {
    return new ReferralSigned(id(), request, at, AREA, 1, REFERRAL, DEPARTMENT, later());
  }

  ReferralReturned returned() {
    return new ReferralReturned(
        id(),
        request,
        at,
        AREA,
        1,
        REFERRAL,
        DEPARTMENT,
        ReturnReason.NOT_OUR_DUTY,
        null,
        1,
        PERSONS);
  }

  ReferralRecalled recalled() {
    return new ReferralRecalled(id(), request, at, AREA, 1, REFERRAL, DEPARTMENT, PERSONS);
  }

  PartAdded partAdded() {
    return new PartAdded(id(), request, at, AREA, 1, REFERRAL, DEPARTMENT, PERSONS);
  }

  ReferralAnswered answered(Answer answer) {
    return new ReferralAnswered(id(), request, at, AREA, 1, REFERRAL, DEPARTMENT, answer, later());
  }

  SupervisionIssued supervised(boolean team) {
    var called = team ? new TeamRef(new UUID(0, 34), "北家安志愿服务队") : null;
    return new SupervisionIssued(
        id(),
        request,
        at,
        AREA,
        1,
        new UUID(0, 35),
        called == null ? DEPARTMENT : called.teamId(),
        called,
        later(),
        called == null ? PERSONS : Set.of());
  }

  SupervisionAnswered supervisionAnswered() {
    return new SupervisionAnswered(id(), request, at, AREA, 1, new UUID(0, 35), later(), PERSONS);
  }

  private Instant later() {
    return at.plus(Duration.ofHours(8));
  }

  private static UUID id() {
    return UUID.randomUUID();
  }
}
