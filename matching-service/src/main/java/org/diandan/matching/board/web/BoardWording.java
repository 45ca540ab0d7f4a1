package org.diandan.matching.board.web;

import java.util.Comparator;
import java.util.Locale;
import org.diandan.matching.assignment.web.CardWords;
import org.diandan.matching.board.BoardCard;
import org.diandan.matching.menu.CodeNames;
import org.diandan.web.Refusal;
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

  private final CardWords words;
  private final CodeNames names;

  BoardWording(CardWords words, CodeNames names) {
    this.words = words;
    this.names = names;
  }

  BoardView card(BoardCard card, Locale locale) {
    return new BoardView(
        card.requestId(),
        card.teamId(),
        card.teamName(),
        card.item().value().substring(0, 2),
        names.nameOf(card.item(), locale),
        card.urgency().name(),
        words.away(card.distanceMetres(), locale),
        words.when(card.wished(), card.finishBy(), locale),
        card.acceptBy().isAfter(words.now())
            ? words.say("board.promise", locale, words.times(locale).moment(card.acceptBy()))
            : words.say("board.overdue", locale));
  }

  String said(Refusal refusal, Locale locale) {
    return words.said(refusal, locale);
  }
}
