package org.diandan.matching.assignment.web;

import java.util.Locale;
import org.diandan.matching.dispatch.policy.Explanation;
import org.diandan.matching.dispatch.policy.Reason.FitsBest;
import org.diandan.matching.dispatch.policy.Reason.InsteadOfNearest;
import org.diandan.matching.dispatch.policy.Reason.Nearest;
import org.diandan.matching.dispatch.policy.Reason.OnlyOne;
import org.springframework.stereotype.Component;

/** Says in one sentence why a team is the one to ask. */
@Component
public final class ReasonWords {

  private final CardWords words;

  ReasonWords(CardWords words) {
    this.words = words;
  }

  /** For somebody who need not belong to the team. */
  public String choice(Explanation why, Locale locale) {
    return said("choice", why, locale);
  }

  /** In the voice of a bundle's keys. */
  String said(String voice, Explanation why, Locale locale) {
    var reason =
        switch (why.reason()) {
          case OnlyOne _ -> words.say(voice + ".only", locale);
          case Nearest nearest ->
              words.say(
                  voice + ".nearest", locale, words.distance(nearest.distanceMetres(), locale));
          case FitsBest _ -> words.say(voice + ".fits", locale);
          case InsteadOfNearest instead ->
              words.say(
                  voice + ".instead." + instead.because(),
                  locale,
                  instead.nearest(),
                  words.distance(instead.metres(), locale));
        };
    var chosen = why.chosen();
    return words.say(voice + ".sentence." + chosen.rung(), locale, reason, chosen.teamName());
  }
}
