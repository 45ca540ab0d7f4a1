package org.diandan.request.referral.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences, names and moments for the pages of the ladder. */
@Component
public record LadderWords(MessageSource messages, Catalogue catalogue, Clock clock, ZoneId zone) {

  public String of(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The first sentence of each wrong field. */
  public Map<String, String> of(List<FieldError> errors, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    errors.forEach(
        error ->
            sentences.putIfAbsent(
                error.field(), of(error.messageKey(), locale, error.arguments().toArray())));
    return sentences;
  }

  /** Words for codes, in their order. */
  public Map<String, String> choices(
      String prefix, Collection<? extends Enum<?>> codes, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    codes.forEach(code -> choices.put(code.name(), of(prefix + code.name(), locale)));
    return choices;
  }

  public SpokenTime spoken(Locale locale) {
    return new SpokenTime(clock.instant(), zone, locale);
  }
}
