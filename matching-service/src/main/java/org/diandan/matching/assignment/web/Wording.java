package org.diandan.matching.assignment.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.contract.ItemFlag;
import org.diandan.matching.assignment.AssignmentCard;
import org.diandan.matching.assignment.OfferCard;
import org.diandan.matching.dispatch.policy.Explanation;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.diandan.matching.menu.CodeNames;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.springframework.stereotype.Component;

/** Puts offers and tasks into the reader's words. */
@Component
class Wording {

  private static final Map<ItemFlag, String> FLAGS =
      Map.of(
          ItemFlag.TWO_PEOPLE, "card.people.two",
          ItemFlag.ENTERS_HOME, "card.home",
          ItemFlag.INVOLVES_MINORS, "card.minors",
          ItemFlag.INSURANCE, "card.insurance");

  private final CardWords words;
  private final ReasonWords reasons;
  private final CodeNames names;

  Wording(CardWords words, ReasonWords reasons, CodeNames names) {
    this.words = words;
    this.reasons = reasons;
    this.names = names;
  }

  OfferView offer(OfferCard card, Locale locale) {
    var why = card.explanation();
    return new OfferView(
        card.id(),
        card.requestId(),
        card.orderNumber(),
        card.teamName(),
        card.state().name(),
        card.item().value().substring(0, 2),
        names.nameOf(card.item(), locale),
        card.urgency().name(),
        card.expiresAt(),
        left(Duration.between(card.now(), card.expiresAt())),
        words.away(card.distanceMetres(), locale),
        words.when(card.wished(), card.finishBy(), locale),
        needs(card, locale),
        reasons.said("why", why, locale),
        why.considered(),
        why.lookedAt(),
        why.filters(),
        compared(why, locale));
  }

  TaskView task(AssignmentCard card, Locale locale) {
    var checkedInAt = card.checkedInAt();
    return new TaskView(
        card.id(),
        card.requestId(),
        card.orderNumber(),
        card.teamName(),
        card.state().name(),
        card.item().value().substring(0, 2),
        names.nameOf(card.item(), locale),
        card.urgency().name(),
        words.when(card.wished(), card.finishBy(), locale),
        checkedInAt == null ? null : words.times(locale).moment(checkedInAt),
        card.minutes());
  }

  /** The sentence of a refusal. */
  String said(Refusal refusal, Locale locale) {
    return words.said(refusal, locale);
  }

  /** The sentence of a wrong field. */
  String said(FieldError error, Locale locale) {
    return words.said(error, locale);
  }

  private List<String> needs(OfferCard card, Locale locale) {
    var needs = new ArrayList<String>();
    needs.add(
        card.skills().isEmpty()
            ? say("card.skills.none", locale)
            : say("card.skills", locale, names.namesOf(card.skills(), locale)));
    card.flags().stream()
        .sorted()
        .filter(FLAGS::containsKey)
        .forEach(flag -> needs.add(say(FLAGS.getOrDefault(flag, ""), locale)));
    return needs;
  }

  /** Why the team was asked, for somebody who need not belong to it. */
  String choice(Explanation why, Locale locale) {
    return reasons.choice(why, locale);
  }

  private List<OfferView.Compared> compared(Explanation why, Locale locale) {
    var rows = new ArrayList<OfferView.Compared>();
    rows.add(compared(why.chosen(), true, locale));
    why.others().forEach(other -> rows.add(compared(other, false, locale)));
    return rows;
  }

  private OfferView.Compared compared(Terms terms, boolean us, Locale locale) {
    return new OfferView.Compared(
        terms.teamName(),
        us,
        terms.rung().name(),
        terms.distanceMetres() == null ? null : distance(terms.distanceMetres(), locale),
        terms.load(),
        terms.capacity());
  }

  /** A way as people say it: in metres below one kilometre. */
  String distance(long metres, Locale locale) {
    return words.distance(metres, locale);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return words.say(key, locale, arguments);
  }

  private static String left(Duration left) {
    var seconds = Math.max(0, left.toSeconds());
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
