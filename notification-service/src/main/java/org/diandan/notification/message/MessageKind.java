package org.diandan.notification.message;

import static org.diandan.contract.NotificationEvent.MessageChannel.INBOX;
import static org.diandan.contract.NotificationEvent.MessageChannel.MAIL;
import static org.diandan.contract.NotificationEvent.MessageChannel.SMS;

import java.util.List;
import org.diandan.contract.NotificationEvent.MessageChannel;

/** What people are told, to whom and on which channels; the words are in the message texts. */
public enum MessageKind {
  OFFER_SENT(Audience.LEADERS, Page.OFFER),
  OFFER_EXPIRED(Audience.LEADERS, Page.OFFERS),
  OFFER_WITHDRAWN(Audience.LEADERS, Page.OFFERS),
  ASSIGNMENT_RELEASED(Audience.LEADERS, Page.OFFERS),
  VISIT_UNABLE(Audience.LEADERS, Page.OFFERS),
  VISIT_NEEDS_DEPARTMENT(Audience.LEADERS, Page.OFFERS),
  VISIT_LATE(Audience.LEADERS, Page.OFFERS),
  HANDOVER_ASKED(Audience.LEADERS, Page.OFFERS),
  HANDOVER_REFUSED(Audience.LEADERS, Page.OFFERS),
  REQUEST_URGED(Audience.INVOLVED, Page.OFFERS),
  WORDS_ADDED(Audience.INVOLVED, Page.OFFERS),
  REQUEST_RESCHEDULED(Audience.INVOLVED, Page.OFFERS),
  DUTY_PLANNED(Audience.NAMED, Page.DUTY),
  DUTY_STANDBY(Audience.NAMED, Page.DUTY),
  DUTY_CANCELLED(Audience.NAMED, Page.DUTY),
  DUTY_CANNOT_COME(Audience.LEADERS, Page.DUTY),
  TEAM_REVIEWED(Audience.TEAM, Page.TEAM),
  TEAM_RETURNED(Audience.TEAM, Page.TEAM),
  TEAM_ACTIVATED(Audience.TEAM, Page.TEAM),
  TEAM_SUSPENDED(Audience.TEAM, Page.TEAM),
  TEAM_DISSOLVED(Audience.TEAM, Page.TEAM),
  TASK_DUE_SOON(Audience.LEADERS, Page.OFFERS),
  TASK_DUE(Audience.LEADERS, Page.OFFERS),
  CASE_DUE_SOON(Audience.NAMED, Page.OFFICIAL),
  CASE_DUE(Audience.NAMED, Page.OFFICIAL),
  CASE_OVERDUE(Audience.NAMED, Page.OFFICIAL),
  ANSWER_MISSING(Audience.NAMED, Page.OFFICIAL),
  REFERRAL_NEW(Audience.NAMED, Page.DEPARTMENT),
  REFERRAL_PART(Audience.NAMED, Page.DEPARTMENT),
  REFERRAL_RETURNED(Audience.NAMED, Page.REFERRALS),
  REFERRAL_RECALLED(Audience.NAMED, Page.DEPARTMENT),
  LADDER_DUE(Audience.NAMED, Page.DEPARTMENT),
  LADDER_OVERDUE(Audience.NAMED, Page.REFERRALS),
  SUPERVISION_OF_TEAM(Audience.LEADERS, Page.SUPERVISIONS),
  SUPERVISION(Audience.NAMED, Page.SUPERVISIONS),
  SUPERVISION_ANSWERED(Audience.NAMED, Page.REFERRALS),
  EXPORT_ASKED(Audience.STAFF, Page.EXPORTS),
  EXPORT_READY(Audience.STAFF, Page.EXPORTS),
  EXPORT_REFUSED(Audience.STAFF, Page.EXPORTS),
  EXPORT_EXPIRED(Audience.STAFF, Page.EXPORTS),
  EXPORT_FAILED(Audience.STAFF, Page.EXPORTS),
  REPORT_OF_DAY(Audience.STAFF, Page.REPORT),
  REPORT_OF_WEEK(Audience.STAFF, Page.REPORT),
  REPORT_OF_MONTH(Audience.STAFF, Page.REPORT),
  REFERRAL_SIGNED(Audience.RESIDENT),
  REFERRAL_ANSWERED(Audience.RESIDENT),
  SENT_TO_MEETING(Audience.RESIDENT),
  HANDED_BACK(Audience.RESIDENT),
  REQUEST_SUBMITTED(Audience.RESIDENT),
  ASSIGNMENT_ACCEPTED(Audience.RESIDENT),
  CHECKED_IN(Audience.RESIDENT),
  SERVICE_DELIVERED(Audience.RESIDENT),
  SEARCH_WAITING(Audience.RESIDENT),
  SEARCH_ESCALATED(Audience.RESIDENT),
  EMERGENCY_SEEN(Audience.RESIDENT),
  REQUEST_REOPENED(Audience.RESIDENT),
  RESIDENT_ASKED(Audience.RESIDENT),
  RESIDENT_REMINDED(Audience.RESIDENT),
  PROMISE_EXTENDED(Audience.RESIDENT),
  REQUEST_MERGED(Audience.RESIDENT),
  REQUEST_UNMERGED(Audience.RESIDENT),
  ENDED_OUT_OF_SCOPE(Audience.RESIDENT),
  ENDED_CANNOT_BE_DONE(Audience.RESIDENT),
  ENDED_DONE_BY_OTHERS(Audience.RESIDENT),
  ENDED_NO_LONGER_WANTED(Audience.RESIDENT),
  ENDED_UNREACHABLE(Audience.RESIDENT),
  ENDED_UNSAFE(Audience.RESIDENT),
  ENDED_ABUSE(Audience.RESIDENT),
  HISTORY_CODE(Audience.RESIDENT),
  JOIN_CODE(Audience.HOLDER),
  SIGN_IN_CODE(Audience.HOLDER),
  CONSENT_CODE(Audience.HOLDER);

  private final Audience audience;
  private final Page page;

  MessageKind(Audience audience) {
    this(audience, Page.NONE);
  }

  MessageKind(Audience audience, Page page) {
    this.audience = audience;
    this.page = page;
  }

  /** Where whoever is told can do something about it. */
  enum Page {
    OFFER,
    OFFERS,
    DUTY,
    TEAM,
    OFFICIAL,
    DEPARTMENT,
    REFERRALS,
    SUPERVISIONS,
    EXPORTS,
    REPORT,
    NONE
  }

  /** Whom it is for. */
  public Audience audience() {
    return audience;
  }

  Page page() {
    return page;
  }

  /**
   * Whether whoever ordered the same thing is told too, because their request is handled together
   * with this one.
   */
  boolean isToldToFollowers() {
    return this == ASSIGNMENT_ACCEPTED
        || this == CHECKED_IN
        || this == SERVICE_DELIVERED
        || this == REFERRAL_SIGNED
        || this == REFERRAL_ANSWERED;
  }

  /** Where it is told; mail only counts where a mail server is configured. */
  public List<MessageChannel> channels() {
    return switch (this) {
      case OFFER_SENT -> List.of(INBOX, SMS, MAIL);
      case ASSIGNMENT_RELEASED,
          VISIT_LATE,
          HANDOVER_ASKED,
          REQUEST_URGED,
          REQUEST_RESCHEDULED,
          TASK_DUE,
          DUTY_PLANNED,
          DUTY_STANDBY,
          DUTY_CANCELLED,
          DUTY_CANNOT_COME,
          TEAM_REVIEWED,
          TEAM_RETURNED,
          TEAM_ACTIVATED,
          TEAM_SUSPENDED,
          TEAM_DISSOLVED,
          REFERRAL_NEW,
          SUPERVISION_OF_TEAM,
          SUPERVISION ->
          List.of(INBOX, SMS);
      case OFFER_EXPIRED,
          OFFER_WITHDRAWN,
          VISIT_UNABLE,
          VISIT_NEEDS_DEPARTMENT,
          HANDOVER_REFUSED,
          REFERRAL_RECALLED,
          WORDS_ADDED ->
          List.of(INBOX);
      case TASK_DUE_SOON, CASE_DUE_SOON, CASE_DUE, CASE_OVERDUE, ANSWER_MISSING -> List.of(INBOX);
      case REFERRAL_PART, REFERRAL_RETURNED, LADDER_DUE, LADDER_OVERDUE, SUPERVISION_ANSWERED ->
          List.of(INBOX);
      case EXPORT_ASKED, EXPORT_READY, EXPORT_REFUSED, EXPORT_EXPIRED, EXPORT_FAILED ->
          List.of(INBOX);
      case REPORT_OF_DAY, REPORT_OF_WEEK, REPORT_OF_MONTH -> List.of(INBOX);
      default -> List.of(SMS);
    };
  }

  /** Whether its words need a one-time code, which exists nowhere but in the message. */
  public boolean carriesCode() {
    return this == HISTORY_CODE || provesPhone();
  }

  /** Whether its code proves a phone, and is known to request-service as such. */
  public boolean provesPhone() {
    return audience == Audience.HOLDER;
  }

  /** Whether one message stands for all that happen within a while. */
  boolean isCalm() {
    return audience == Audience.INVOLVED
        || (audience == Audience.NAMED && !isOfDuty() && !isOfLadder())
        || this == TASK_DUE_SOON;
  }

  /** Each of them asks somebody else to do something else. */
  private boolean isOfLadder() {
    return this == REFERRAL_NEW
        || this == REFERRAL_RETURNED
        || this == REFERRAL_RECALLED
        || this == SUPERVISION;
  }

  /** Each of them is for another person, although all are of one request. */
  private boolean isOfDuty() {
    return this == DUTY_PLANNED || this == DUTY_STANDBY || this == DUTY_CANCELLED;
  }
}
