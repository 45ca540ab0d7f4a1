package org.diandan.matching.assignment.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diandan.matching.assignment.Choice;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.policy.Explanation;
import org.diandan.matching.dispatch.policy.Explanation.Decided;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.diandan.matching.dispatch.policy.PairCost.Term;
import org.diandan.matching.menu.CodeNames;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the reasons for a team into the reader's words. */
@Component
class ChoiceWording {

  private static final String NOTHING = "–";
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final MessageSource messages;
  private final Wording wording;
  private final CodeNames names;
  private final ZoneId zone;

  ChoiceWording(MessageSource messages, Wording wording, CodeNames names, ZoneId zone) {
    this.messages = messages;
    this.wording = wording;
    this.names = names;
    this.zone = zone;
  }

  ChoiceView of(Choice choice, Locale locale) {
    var why = choice.explanation();
    var compared = compared(why);
    return new ChoiceView(
        choice.item().value().substring(0, 2),
        names.nameOf(choice.item(), locale),
        choice.orderNumber(),
        choice.isOfEngine()
            ? wording.choice(why, locale)
            : say("choice.origin." + choice.origin(), locale, why.chosen().teamName()),
        choice.isOfEngine(),
        why.considered(),
        why.lookedAt(),
        why.filters(),
        teams(choice, compared, locale),
        costs(compared, locale),
        compared.stream().map(terms -> metres(terms.totalMetres())).toList(),
        how(choice, locale),
        choice.place());
  }

  /** The asked team, the best others, and the nearest where it is not among them. */
  private static List<Terms> compared(Explanation why) {
    var compared = new ArrayList<Terms>();
    compared.add(why.chosen());
    compared.addAll(why.others());
    var decided = why.decided();
    var nearest = decided == null ? null : decided.nearest();
    if (nearest != null
        && compared.stream().noneMatch(terms -> terms.teamId().equals(nearest.teamId()))) {
      compared.add(nearest);
    }
    return compared;
  }

  private List<ChoiceView.Team> teams(Choice choice, List<Terms> compared, Locale locale) {
    var teams = new ArrayList<ChoiceView.Team>();
    for (var terms : compared) {
      var distance = terms.distanceMetres();
      teams.add(
          new ChoiceView.Team(
              teams.size() + 1,
              terms.teamName(),
              terms.rung().name(),
              distance == null ? null : wording.distance(distance, locale),
              terms.load(),
              terms.capacity(),
              choice.findBase(terms.teamId()).orElse(null)));
    }
    return teams;
  }

  private List<ChoiceView.Cost> costs(List<Terms> compared, Locale locale) {
    return compared.stream().allMatch(terms -> terms.cost() == null)
        ? List.of()
        : Arrays.stream(Term.values()).map(term -> cost(term, compared, locale)).toList();
  }

  private ChoiceView.Cost cost(Term term, List<Terms> compared, Locale locale) {
    return new ChoiceView.Cost(
        say("term." + term, locale),
        compared.stream()
            .map(Terms::cost)
            .map(cost -> cost == null ? NOTHING : metres(cost.metres(term)))
            .toList());
  }

  private List<String> how(Choice choice, Locale locale) {
    var decided = choice.explanation().decided();
    if (decided == null) {
      return List.of(say("choice.noCosts", locale));
    }
    var how = new ArrayList<String>();
    if (choice.isFromNeighbour()) {
      how.add(say("choice.beyond", locale, choice.prefecture().value()));
    }
    how.add(
        messages.getMessage("solver." + decided.solver(), new Object[0], decided.solver(), locale));
    how.add(
        decided.batch() > 1
            ? say("choice.batch", locale, decided.batch())
            : say("choice.alone", locale));
    margin(decided, how, locale);
    how.add(
        decided.pricesAsOf() == null
            ? say("choice.prices.none", locale)
            : say(
                "choice.prices", locale, DAY_AND_CLOCK.format(decided.pricesAsOf().atZone(zone))));
    settings(choice.explanation(), how, locale);
    return how;
  }

  private void margin(Decided decided, List<String> how, Locale locale) {
    var margin = decided.marginMetres();
    if (margin != null) {
      var key = margin < 0 ? "choice.margin.below" : "choice.margin";
      how.add(say(key, locale, metres(Math.abs(margin))));
    }
  }

  private void settings(Explanation why, List<String> how, Locale locale) {
    var number = why.settings();
    if (number != null) {
      how.add(
          number == SettingsInForce.Numbered.SHIPPED
              ? say("choice.settings.shipped", locale)
              : say("choice.settings", locale, number));
    }
  }

  private static String metres(@Nullable Long metres) {
    return metres == null ? NOTHING : String.format(Locale.ROOT, "%,d", metres);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
