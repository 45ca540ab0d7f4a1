package org.diandan.matching.assigning.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.matching.assigning.AskedTeam;
import org.diandan.matching.assigning.WaitingSearch;
import org.diandan.matching.assignment.web.CardWords;
import org.diandan.matching.assignment.web.ReasonWords;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.PersonsChoice;
import org.diandan.matching.menu.CodeNames;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts searches, proposals and objections into the reader's words. */
@Component
class AssigningWords {

  private final CardWords words;
  private final ReasonWords reasons;
  private final CodeNames names;

  AssigningWords(CardWords words, ReasonWords reasons, CodeNames names) {
    this.words = words;
    this.reasons = reasons;
    this.names = names;
  }

  /**
   * One search of the list.
   *
   * @param late whether the promised answer is overdue
   */
  record Line(
      UUID id,
      String group,
      String item,
      String orderNumber,
      String area,
      String urgency,
      String why,
      String waited,
      boolean late,
      int asked) {}

  /** The search at the top of its page. */
  record Head(
      UUID id,
      String group,
      String item,
      String orderNumber,
      String area,
      String urgency,
      String why,
      String when,
      String skills,
      String promise,
      boolean late,
      boolean searching) {}

  /** A proposal: where the team stands and why. */
  record Proposed(UUID teamId, String name, String sentence, String load) {}

  /** A team somebody thought of. */
  record Thought(UUID teamId, String name, List<Against> against, boolean mayBeAsked) {}

  /** A rule that speaks against it, and whether it can be set aside. */
  record Against(String rule, String weight) {}

  /** A question that was put. */
  record Put(
      UUID offerId,
      String team,
      String state,
      String when,
      @Nullable UUID by,
      @Nullable String because,
      String overruled) {}

  Line line(WaitingSearch search, Locale locale) {
    return new Line(
        search.requestId(),
        search.item().value().substring(0, 2),
        names.nameOf(search.item(), locale),
        search.orderNumber(),
        search.area().value(),
        search.urgency().name(),
        search.reasons().stream()
            .map(reason -> say("assigning.why." + reason, locale))
            .collect(Collectors.joining(say("assigning.and", locale))),
        waited(Duration.between(search.since(), words.now()), locale),
        search.acceptBy().isBefore(words.now()),
        search.asked());
  }

  Head head(CaseFile file, Locale locale) {
    return new Head(
        file.requestId(),
        file.need().item().value().substring(0, 2),
        names.nameOf(file.need().item(), locale),
        file.orderNumber(),
        file.area().value(),
        file.need().urgency().name(),
        file.escalated().stream()
            .sorted()
            .map(reason -> say("assigning.why." + reason, locale))
            .collect(Collectors.joining(say("assigning.and", locale))),
        words.when(file.wished(), file.clocks().finishBy(), locale),
        file.need().skills().isEmpty() ? "" : names.namesOf(file.need().skills(), locale),
        words.times(locale).moment(file.clocks().acceptBy()),
        file.clocks().acceptBy().isBefore(file.now()),
        file.isSearching());
  }

  Proposed proposed(Offer offer, Locale locale) {
    var terms = offer.explanation().chosen();
    return new Proposed(
        offer.teamId(),
        offer.teamName(),
        reasons.choice(offer.explanation(), locale),
        say(
            "assigning.load",
            locale,
            words.away(offer.distanceMetres(), locale),
            terms.load(),
            terms.capacity()));
  }

  Thought thought(PersonsChoice choice, Locale locale) {
    return new Thought(
        choice.offer().teamId(),
        choice.offer().teamName(),
        choice.objections().stream()
            .map(
                objection ->
                    new Against(
                        say("assigning.against." + objection.rule(), locale),
                        objection.weight().name()))
            .toList(),
        choice.mayBeAsked());
  }

  Put put(AskedTeam asked, Locale locale) {
    return new Put(
        asked.offerId(),
        asked.teamName(),
        asked.state(),
        words.times(locale).moment(asked.sentAt()),
        asked.by(),
        asked.because(),
        asked.overruled().stream()
            .map(rule -> say("assigning.against." + rule, locale))
            .collect(Collectors.joining(say("assigning.and", locale))));
  }

  String said(FieldError error, Locale locale) {
    return words.said(error, locale);
  }

  String say(String key, Locale locale, Object... arguments) {
    return words.say(key, locale, arguments);
  }

  private String waited(Duration waited, Locale locale) {
    var minutes = Math.max(0, waited.toMinutes());
    if (minutes < 60) {
      return say("assigning.waited.minutes", locale, minutes);
    }
    return minutes < Duration.ofDays(2).toMinutes()
        ? say("assigning.waited.hours", locale, minutes / 60)
        : say("assigning.waited.days", locale, waited.toDays());
  }
}
