package org.diandan.notification.message;

import static org.diandan.contract.NotificationEvent.MessageChannel.INBOX;
import static org.diandan.contract.NotificationEvent.MessageChannel.MAIL;
import static org.diandan.contract.NotificationEvent.MessageChannel.SMS;

import java.util.List;
import org.diandan.contract.NotificationEvent.MessageChannel;

/** What people are told, to whom and on which channels; the words are in the message texts. */
public enum MessageKind {
  OFFER_SENT(Audience.LEADERS),
  OFFER_EXPIRED(Audience.LEADERS),
  OFFER_WITHDRAWN(Audience.LEADERS),
  ASSIGNMENT_RELEASED(Audience.LEADERS),
  VISIT_LATE(Audience.LEADERS),
  HANDOVER_ASKED(Audience.LEADERS),
  HANDOVER_REFUSED(Audience.LEADERS),
  REQUEST_URGED(Audience.INVOLVED),
  WORDS_ADDED(Audience.INVOLVED),
  REQUEST_RESCHEDULED(Audience.INVOLVED),
  REQUEST_SUBMITTED(Audience.RESIDENT),
  ASSIGNMENT_ACCEPTED(Audience.RESIDENT),
  CHECKED_IN(Audience.RESIDENT),
  SERVICE_DELIVERED(Audience.RESIDENT),
  SEARCH_WAITING(Audience.RESIDENT),
  SEARCH_ESCALATED(Audience.RESIDENT),
  EMERGENCY_SEEN(Audience.RESIDENT),
  REQUEST_REOPENED(Audience.RESIDENT);

  private final Audience audience;

  MessageKind(Audience audience) {
    this.audience = audience;
  }

  Audience audience() {
    return audience;
  }

  /** Where it is told; mail only counts where a mail server is configured. */
  List<MessageChannel> channels() {
    return switch (this) {
      case OFFER_SENT -> List.of(INBOX, SMS, MAIL);
      case ASSIGNMENT_RELEASED,
          VISIT_LATE,
          HANDOVER_ASKED,
          REQUEST_URGED,
          REQUEST_RESCHEDULED ->
          List.of(INBOX, SMS);
      case OFFER_EXPIRED, OFFER_WITHDRAWN, HANDOVER_REFUSED, WORDS_ADDED -> List.of(INBOX);
      case REQUEST_SUBMITTED,
          ASSIGNMENT_ACCEPTED,
          CHECKED_IN,
          SERVICE_DELIVERED,
          SEARCH_WAITING,
          SEARCH_ESCALATED,
          EMERGENCY_SEEN,
          REQUEST_REOPENED ->
          List.of(SMS);
    };
  }

  /** Whether one message stands for all that happen within a while. */
  boolean isCalm() {
    return audience == Audience.INVOLVED;
  }
}
