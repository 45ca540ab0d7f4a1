package org.diandan.matching.assignment.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.diandan.contract.TimeWindow;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What cards of offers, tasks and visits say in the same words. */
@Component
public final class CardWords {

  private static final int METRES_TO_KILOMETRES = 1000;

  private final MessageSource messages;
  private final ZoneId zone;
  private final Clock clock;

  CardWords(MessageSource messages, ZoneId zone, ObjectProvider<Clock> clock) {
    this.messages = messages;
    this.zone = zone;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  /** A sentence of the bundles. */
  public String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The sentence of a refusal. */
  public String said(Refusal refusal, Locale locale) {
    return messages.getMessage(refusal.messageKey(), refusal.arguments(), locale);
  }

  /** The sentence of a wrong field. */
  public String said(FieldError error, Locale locale) {
    return messages.getMessage(error.messageKey(), error.arguments().toArray(), locale);
  }

  /** The wished time, or until when it is to be done. */
  public String when(@Nullable TimeWindow wished, Instant finishBy, Locale locale) {
    return wished == null
        ? say("card.by", locale, times(locale).moment(finishBy))
        : say("card.wished", locale, times(locale).span(wished.from(), wished.until()));
  }

  /**
   * How far away a task is.
   *
   * @param metres null when nobody knows
   */
  public String away(@Nullable Integer metres, Locale locale) {
    return metres == null
        ? say("card.distance.unknown", locale)
        : say("card.distance", locale, distance(metres, locale));
  }

  /** A way as people say it: in metres below one kilometre. */
  public String distance(long metres, Locale locale) {
    return metres < METRES_TO_KILOMETRES
        ? say("card.metres", locale, metres)
        : say("card.kilometres", locale, "%.1f".formatted((double) metres / METRES_TO_KILOMETRES));
  }

  /** Moments as seen from now. */
  public TimeWords times(Locale locale) {
    return new TimeWords(zone, locale, now());
  }

  /** Now. */
  public Instant now() {
    return clock.instant();
  }
}
