package org.diandan.matching.board.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import org.diandan.matching.assignment.web.TimeWords;
import org.diandan.matching.board.BoardCard;
import org.diandan.matching.menu.CodeNames;
import org.diandan.web.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts open requests into the reader's words. */
@Component
class BoardWording {

  /** Emergencies on top, then by distance; what has no place comes last. */
  static final Comparator<BoardCard> NEXT_FIRST =
      Comparator.comparing(BoardCard::urgency)
          .thenComparing(BoardCard::distanceMetres, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(BoardCard::acceptBy)
          .thenComparing(BoardCard::requestId);

  private static final int METRES_TO_KILOMETRES = 1000;

  private final MessageSource messages;
  private final CodeNames names;
  private final ZoneId zone;
  private final Clock clock;

  BoardWording(MessageSource messages, CodeNames names, ZoneId zone, ObjectProvider<Clock> clock) {
    this.messages = messages;
    this.names = names;
    this.zone = zone;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  BoardView card(BoardCard card, Locale locale) {
    var times = new TimeWords(zone, locale, clock.instant());
    var wished = card.wished();
    return new BoardView(
        card.requestId(),
        card.teamId(),
        card.teamName(),
        card.item().value().substring(0, 2),
        names.nameOf(card.item(), locale),
        card.urgency().name(),
        distance(card, locale),
        wished == null
            ? say("card.by", locale, times.moment(card.finishBy()))
            : say("card.wished", locale, times.span(wished.from(), wished.until())),
        card.acceptBy().isAfter(clock.instant())
            ? say("board.promise", locale, times.moment(card.acceptBy()))
            : say("board.overdue", locale));
  }

  String said(Refusal refusal, Locale locale) {
    return messages.getMessage(refusal.messageKey(), refusal.arguments(), locale);
  }

  private String distance(BoardCard card, Locale locale) {
    var metres = card.distanceMetres();
    if (metres == null) {
      return say("card.distance.unknown", locale);
    }
    return say(
        "card.distance",
        locale,
        metres < METRES_TO_KILOMETRES
            ? say("card.metres", locale, metres)
            : say(
                "card.kilometres",
                locale,
                "%.1f".formatted((double) metres / METRES_TO_KILOMETRES)));
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
