package org.diandan.matching.visit.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.assignment.AssignmentCard;
import org.diandan.matching.assignment.web.TimeWords;
import org.diandan.matching.menu.CodeNames;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts visits into the reader's words. */
@Component
class VisitWording {

  private final MessageSource messages;
  private final CodeNames names;
  private final ZoneId zone;
  private final Clock clock;

  VisitWording(MessageSource messages, CodeNames names, ZoneId zone, ObjectProvider<Clock> clock) {
    this.messages = messages;
    this.names = names;
    this.zone = zone;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  VisitView visit(AssignmentCard card, Locale locale) {
    var checkedInAt = card.checkedInAt();
    return new VisitView(
        card.id(),
        card.requestId(),
        card.orderNumber(),
        card.teamName(),
        card.state().name(),
        card.item().value().substring(0, 2),
        names.nameOf(card.item(), locale),
        card.urgency().name(),
        when(card.wished(), card.finishBy(), locale),
        checkedInAt == null ? null : times(locale).moment(checkedInAt),
        card.minutes());
  }

  /** The sentence of a refusal. */
  String said(Refusal refusal, Locale locale) {
    return messages.getMessage(refusal.messageKey(), refusal.arguments(), locale);
  }

  /** The sentence of a wrong field. */
  String said(FieldError error, Locale locale) {
    return messages.getMessage(error.messageKey(), error.arguments().toArray(), locale);
  }

  private String when(@Nullable TimeWindow wished, Instant finishBy, Locale locale) {
    return wished == null
        ? say("card.by", locale, times(locale).moment(finishBy))
        : say("card.wished", locale, times(locale).span(wished.from(), wished.until()));
  }

  private TimeWords times(Locale locale) {
    return new TimeWords(zone, locale, clock.instant());
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
