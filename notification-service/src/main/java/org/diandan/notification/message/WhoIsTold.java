package org.diandan.notification.message;

import java.util.Optional;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSeen;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.contract.AssignmentEvent.SearchWaiting;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.BorderEvent;
import org.diandan.contract.CatalogueEvent;
import org.diandan.contract.Channel;
import org.diandan.contract.ClockEvent;
import org.diandan.contract.CodeEvent;
import org.diandan.contract.CodeEvent.PhoneCodeAsked;
import org.diandan.contract.DutyEvent;
import org.diandan.contract.Event;
import org.diandan.contract.ExportEvent;
import org.diandan.contract.HoursEvent;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.contract.NotificationEvent;
import org.diandan.contract.PersonEvent;
import org.diandan.contract.ReferralEvent;
import org.diandan.contract.RemarkEvent;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.RemarkEvent.RequestUrged;
import org.diandan.contract.RemarkEvent.RequestWordsAdded;
import org.diandan.contract.ReportEvent;
import org.diandan.contract.RequestEvent;
import org.diandan.contract.RequestEvent.HistoryCodeAsked;
import org.diandan.contract.RequestEvent.RequestCalledBack;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.contract.SearchEvent.SearchPlanned;
import org.diandan.contract.TaskEvent;
import org.diandan.contract.TaskEvent.HandoverAsked;
import org.diandan.contract.TaskEvent.HandoverRefused;
import org.diandan.contract.TaskEvent.VisitLate;
import org.diandan.contract.TeamEvent;

/**
 * The one place that decides which facts people are told of.
 *
 * <p>A decline is the team's own deed and is told to nobody. A withdrawal reaches the leaders by
 * what it causes: offers are withdrawn, an assignment is released.
 */
final class WhoIsTold {

  private WhoIsTold() {}

  /** The notice a fact asks for; empty when nobody needs to hear of it. */
  static Optional<Notice> of(Event event) {
    return switch (event) {
      case RequestEvent fact -> ofRequest(fact);
      case AssignmentEvent fact -> ofAssignment(fact);
      case BorderEvent fact -> Optional.empty();
      case TeamEvent fact -> TeamNotices.of(fact);
      case PersonEvent fact -> Optional.empty();
      case CatalogueEvent fact -> Optional.empty();
      case CodeEvent fact -> ofCode(fact);
      case ExportEvent fact -> ExportNotices.of(fact);
      case ReportEvent fact -> ReportNotices.of(fact);
      case HoursEvent fact -> Optional.empty();
      case DutyEvent fact -> DutyNotices.of(fact);
      case NotificationEvent fact -> Optional.empty();
    };
  }

  private static Optional<Notice> ofCode(CodeEvent event) {
    return switch (event) {
      case PhoneCodeAsked fact -> {
        var kind =
            switch (fact.purpose()) {
              case JOIN -> MessageKind.JOIN_CODE;
              case SIGN_IN -> MessageKind.SIGN_IN_CODE;
              case CONSENT -> MessageKind.CONSENT_CODE;
            };
        yield Optional.of(
            Notice.about(kind, fact.eventId(), fact.eventId(), fact.occurredAt())
                .until(fact.validUntil()));
      }
    };
  }

  private static Optional<Notice> ofRequest(RequestEvent event) {
    return switch (event) {
      case RequestSubmitted fact when fact.channel() == Channel.IMPORT -> Optional.empty();
      case RequestSubmitted fact -> Optional.of(about(MessageKind.REQUEST_SUBMITTED, fact));
      case RequestReopened fact -> Optional.of(about(MessageKind.REQUEST_REOPENED, fact));
      case RequestMerged fact -> Optional.of(about(MessageKind.REQUEST_MERGED, fact));
      case RequestUnmerged fact -> Optional.of(about(MessageKind.REQUEST_UNMERGED, fact));
      case RequestSorted fact -> Optional.empty();
      case RequestWithdrawn fact -> Optional.empty();
      case RequestEvaluated fact -> Optional.empty();
      case RequestCalledBack fact -> Optional.empty();
      case RequestClosed fact -> ofEnd(fact);
      case HistoryCodeAsked fact ->
          Optional.of(about(MessageKind.HISTORY_CODE, fact).until(fact.validUntil()));
      case RemarkEvent fact -> ofRemark(fact);
      case ClockEvent fact -> ClockNotices.of(fact);
      case ReferralEvent fact -> LadderNotices.of(fact);
    };
  }

  /** Only what staff ended is told: residents know of what they said themselves, or did not say. */
  private static Optional<Notice> ofEnd(RequestClosed fact) {
    var kind =
        switch (fact.reason()) {
          case OUT_OF_SCOPE -> MessageKind.ENDED_OUT_OF_SCOPE;
          case CANNOT_BE_DONE -> MessageKind.ENDED_CANNOT_BE_DONE;
          case DONE_BY_OTHERS -> MessageKind.ENDED_DONE_BY_OTHERS;
          case NO_LONGER_WANTED -> MessageKind.ENDED_NO_LONGER_WANTED;
          case UNREACHABLE -> MessageKind.ENDED_UNREACHABLE;
          case UNSAFE -> MessageKind.ENDED_UNSAFE;
          case ABUSE -> MessageKind.ENDED_ABUSE;
          case RESOLVED_BY_VOLUNTEERS,
              RESOLVED_BY_DEPARTMENT,
              PARTLY_RESOLVED,
              DUPLICATE,
              WITHDRAWN,
              NOT_EVALUATED ->
              null;
        };
    return Optional.ofNullable(kind).map(told -> about(told, fact));
  }

  private static Optional<Notice> ofRemark(RemarkEvent event) {
    return Optional.of(
        switch (event) {
          case RequestUrged fact -> about(MessageKind.REQUEST_URGED, fact);
          case RequestWordsAdded fact -> about(MessageKind.WORDS_ADDED, fact);
          case RequestRescheduled fact -> about(MessageKind.REQUEST_RESCHEDULED, fact);
        });
  }

  private static Optional<Notice> ofAssignment(AssignmentEvent event) {
    return switch (event) {
      case OfferSent fact ->
          Optional.of(
              about(MessageKind.OFFER_SENT, fact, fact.team())
                  .withOffer(fact.offerId())
                  .until(fact.expiresAt()));
      case OfferDeclined fact -> Optional.empty();
      case OfferExpired fact ->
          Optional.of(
              about(MessageKind.OFFER_EXPIRED, fact, fact.team()).withOffer(fact.offerId()));
      case OfferWithdrawn fact ->
          Optional.of(
              about(MessageKind.OFFER_WITHDRAWN, fact, fact.team()).withOffer(fact.offerId()));
      case AssignmentAccepted fact ->
          Optional.of(
              about(MessageKind.ASSIGNMENT_ACCEPTED, fact, fact.team())
                  .withAssignment(fact.assignmentId()));
      case AssignmentReleased fact ->
          Optional.of(about(kindOf(fact), fact, fact.team()).withAssignment(fact.assignmentId()));
      case OfferSeen fact -> Optional.empty();
      case TaskEvent fact -> ofTask(fact);
      case SearchPlanned fact -> Optional.empty();
      case SearchWaiting fact -> Optional.of(about(MessageKind.SEARCH_WAITING, fact));
      case CheckedIn fact ->
          Optional.of(
              about(MessageKind.CHECKED_IN, fact, fact.team()).withAssignment(fact.assignmentId()));
      case ServiceDelivered fact ->
          Optional.of(
              about(MessageKind.SERVICE_DELIVERED, fact, fact.team())
                  .withAssignment(fact.assignmentId()));
      case SearchEscalated fact -> Optional.of(about(kindOf(fact), fact));
    };
  }

  private static Optional<Notice> ofTask(TaskEvent event) {
    return switch (event) {
      case VisitLate fact ->
          Optional.of(
              about(MessageKind.VISIT_LATE, fact, fact.team()).withAssignment(fact.assignmentId()));
      case HandoverAsked fact ->
          Optional.of(
              about(MessageKind.HANDOVER_ASKED, fact, fact.team())
                  .withAssignment(fact.assignmentId())
                  .until(fact.answerBy()));
      case HandoverRefused fact ->
          Optional.of(
              about(MessageKind.HANDOVER_REFUSED, fact, fact.asker())
                  .withAssignment(fact.assignmentId()));
    };
  }

  /** Whoever was there is not told that nobody need go. */
  private static MessageKind kindOf(AssignmentReleased fact) {
    return switch (fact.result()) {
      case UNABLE -> MessageKind.VISIT_UNABLE;
      case NEEDS_DEPARTMENT -> MessageKind.VISIT_NEEDS_DEPARTMENT;
      case DONE, PARTLY -> MessageKind.ASSIGNMENT_RELEASED;
      case null -> MessageKind.ASSIGNMENT_RELEASED;
    };
  }

  private static MessageKind kindOf(SearchEscalated fact) {
    return fact.reason() == EscalationReason.EMERGENCY
        ? MessageKind.EMERGENCY_SEEN
        : MessageKind.SEARCH_ESCALATED;
  }

  private static Notice about(MessageKind kind, RequestEvent fact) {
    return Notice.about(kind, fact.eventId(), fact.requestId(), fact.occurredAt());
  }

  private static Notice about(MessageKind kind, AssignmentEvent fact) {
    return Notice.about(kind, fact.eventId(), fact.of().requestId(), fact.occurredAt());
  }

  private static Notice about(MessageKind kind, AssignmentEvent fact, TeamRef team) {
    return about(kind, fact).by(team.teamId(), team.teamName());
  }
}
