package org.diandan.request.statistics.journal;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.DepartmentEvent;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DepartmentEvent.HelpersChanged;
import org.diandan.contract.DepartmentEvent.PartAdded;
import org.diandan.contract.DepartmentEvent.ReferralAnswered;
import org.diandan.contract.DepartmentEvent.ReferralExtended;
import org.diandan.contract.DepartmentEvent.ReferralRecalled;
import org.diandan.contract.DepartmentEvent.ReferralReturned;
import org.diandan.contract.DepartmentEvent.ReferralSigned;
import org.diandan.contract.LadderEvent;
import org.diandan.contract.LadderEvent.LadderReminder;
import org.diandan.contract.LadderEvent.MeetingDecided;
import org.diandan.contract.LadderEvent.RequestHandedBack;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.LadderEvent.RequestSentToMeeting;
import org.diandan.contract.ReferralEvent;
import org.diandan.contract.SupervisionEvent;
import org.diandan.contract.SupervisionEvent.SupervisionAnswered;
import org.diandan.contract.SupervisionEvent.SupervisionIssued;
import org.jspecify.annotations.Nullable;

/** What departments and the joint meeting did with a request; the last referral counts. */
final class LadderSide {

  /** Who holds it. */
  enum Holder {
    VOLUNTEERS,
    DEPARTMENT,
    MEETING
  }

  Holder holder = Holder.VOLUNTEERS;
  int round;
  @Nullable UUID department;
  @Nullable Instant signBy;
  @Nullable Instant signedAt;
  @Nullable Instant answerBy;
  @Nullable Instant answeredAt;
  @Nullable Instant deliveredAt;
  int deliveredRound;
  int referrals;
  int returns;
  int supervisions;
  private @Nullable UUID referral;

  void take(ReferralEvent event) {
    switch (event) {
      case LadderEvent e -> moved(e);
      case DepartmentEvent e -> acted(e);
      case SupervisionEvent e -> {
        switch (e) {
          case SupervisionIssued _ -> supervisions++;
          case SupervisionAnswered _ -> {}
        }
      }
    }
  }

  /** A new attempt is the volunteers', unless it is the one a department was given. */
  void reopened(int newRound) {
    if (holder == Holder.VOLUNTEERS || round < newRound) {
      holder = Holder.VOLUNTEERS;
      round = newRound;
    }
  }

  private void moved(LadderEvent event) {
    switch (event) {
      case RequestReferred e -> referred(e);
      case RequestHandedBack e -> held(Holder.VOLUNTEERS, e.round());
      case RequestSentToMeeting e -> held(Holder.MEETING, e.round());
      case MeetingDecided _, LadderReminder _ -> {}
    }
  }

  private void held(Holder next, int itsRound) {
    holder = next;
    round = itsRound;
  }

  private void referred(RequestReferred event) {
    held(Holder.DEPARTMENT, event.round());
    referrals++;
    referral = event.referralId();
    department = event.departmentId();
    signBy = event.signBy();
    answerBy = event.finishBy();
    signedAt = null;
    answeredAt = null;
  }

  private void acted(DepartmentEvent event) {
    boolean present = event.referralId().equals(referral);
    switch (event) {
      case ReferralSigned e -> signedAt = present ? e.occurredAt() : signedAt;
      case ReferralReturned _ -> returns++;
      case ReferralExtended e -> answerBy = present ? e.finishBy() : answerBy;
      case ReferralAnswered e -> answered(e, present);
      case HelpersChanged _, PartAdded _, ReferralRecalled _ -> {}
    }
  }

  private void answered(ReferralAnswered event, boolean present) {
    answeredAt = present ? event.occurredAt() : answeredAt;
    if (event.answer() == Answer.DONE) {
      deliveredAt = event.occurredAt();
      deliveredRound = event.round();
    }
  }
}
