package org.diandan.request.clock.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.clock.SpokenTime;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences and moments for the pages of clocks. */
@Component
record ClockWords(MessageSource messages, Clock clock, ZoneId zone) {

  String of(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The first sentence of each wrong field. */
  Map<String, String> of(List<FieldError> errors, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    errors.forEach(
        error ->
            sentences.putIfAbsent(
                error.field(), of(error.messageKey(), locale, error.arguments().toArray())));
    return sentences;
  }

  SpokenTime spoken(Locale locale) {
    return new SpokenTime(clock.instant(), zone, locale);
  }
}
