package org.diandan.notification.message;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClockEvent.ReminderStage;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DepartmentEvent.HelpersChanged;
import org.diandan.contract.DepartmentEvent.PartAdded;
import org.diandan.contract.DepartmentEvent.ReferralAnswered;
import org.diandan.contract.DepartmentEvent.ReferralExtended;
import org.diandan.contract.DepartmentEvent.ReferralRecalled;
import org.diandan.contract.DepartmentEvent.ReferralReturned;
import org.diandan.contract.DepartmentEvent.ReferralSigned;
import org.diandan.contract.LadderEvent.LadderClock;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.LadderReminder;
import org.diandan.contract.LadderEvent.MeetingDecided;
import org.diandan.contract.LadderEvent.RequestHandedBack;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.LadderEvent.RequestSentToMeeting;
import org.diandan.contract.ReferralEvent;
import org.diandan.contract.SupervisionEvent.SupervisionAnswered;
import org.diandan.contract.SupervisionEvent.SupervisionIssued;

/**
 * What is told of the ladder. A department hears what it gets and what is taken from it, the
 * resident that it signed and that it answered; what ends a request is told by its own fact.
 */
final class LadderNotices {

  private LadderNotices() {}

  static Optional<Notice> of(ReferralEvent event) {
    return switch (event) {
      case RequestReferred fact ->
          Optional.of(about(MessageKind.REFERRAL_NEW, fact).until(fact.signBy()));
      case RequestHandedBack fact -> Optional.of(about(MessageKind.HANDED_BACK, fact));
      // Whoever reopened it hears of the reopening.
      case RequestSentToMeeting fact when fact.reason() == LadderReason.NOT_SATISFIED ->
          Optional.empty();
      case RequestSentToMeeting fact ->
          Optional.of(about(MessageKind.SENT_TO_MEETING, fact).until(fact.decideBy()));
      case MeetingDecided _ -> Optional.empty();
      case LadderReminder fact -> Optional.of(about(kindOf(fact), fact).until(fact.deadline()));
      case ReferralSigned fact -> Optional.of(about(MessageKind.REFERRAL_SIGNED, fact));
      case ReferralReturned fact -> Optional.of(about(MessageKind.REFERRAL_RETURNED, fact));
      case ReferralRecalled fact when fact.persons().isEmpty() -> Optional.empty();
      case ReferralRecalled fact -> Optional.of(about(MessageKind.REFERRAL_RECALLED, fact));
      case HelpersChanged fact when fact.persons().isEmpty() -> Optional.empty();
      case HelpersChanged fact -> Optional.of(about(MessageKind.REFERRAL_PART, fact));
      case PartAdded fact -> Optional.of(about(MessageKind.REFERRAL_PART, fact));
      case ReferralExtended _ -> Optional.empty();
      case ReferralAnswered fact when fact.answer() == Answer.DONE ->
          Optional.of(about(MessageKind.REFERRAL_ANSWERED, fact));
      case ReferralAnswered _ -> Optional.empty();
      case SupervisionIssued fact -> Optional.of(issued(fact));
      case SupervisionAnswered fact -> Optional.of(about(MessageKind.SUPERVISION_ANSWERED, fact));
    };
  }

  /** Whom a fact names; empty when it speaks of a team or the resident. */
  static Set<UUID> personsOf(ReferralEvent event) {
    return switch (event) {
      case RequestReferred fact -> fact.persons();
      case LadderReminder fact -> fact.persons();
      case ReferralReturned fact -> fact.persons();
      case ReferralRecalled fact -> fact.persons();
      case HelpersChanged fact -> fact.persons();
      case PartAdded fact -> fact.persons();
      case SupervisionIssued fact -> fact.persons();
      case SupervisionAnswered fact -> fact.persons();
      case RequestHandedBack _, RequestSentToMeeting _, MeetingDecided _ -> Set.of();
      case ReferralSigned _, ReferralExtended _, ReferralAnswered _ -> Set.of();
    };
  }

  private static Notice issued(SupervisionIssued fact) {
    var team = fact.team();
    return team == null
        ? about(MessageKind.SUPERVISION, fact).until(fact.answerBy())
        : about(MessageKind.SUPERVISION_OF_TEAM, fact)
            .by(team.teamId(), team.teamName())
            .until(fact.answerBy());
  }

  private static MessageKind kindOf(LadderReminder fact) {
    if (fact.clock() == LadderClock.DECIDE || fact.stage() == ReminderStage.AFTER) {
      return MessageKind.LADDER_OVERDUE;
    }
    return fact.clock() == LadderClock.SUPERVISION
        ? MessageKind.SUPERVISION
        : MessageKind.LADDER_DUE;
  }

  private static Notice about(MessageKind kind, ReferralEvent fact) {
    return Notice.about(kind, fact.eventId(), fact.requestId(), fact.occurredAt());
  }
}
