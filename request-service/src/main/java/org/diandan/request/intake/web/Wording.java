package org.diandan.request.intake.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences of the message bundles. */
@Component
final class Wording {

  private final MessageSource messages;

  Wording(MessageSource messages) {
    this.messages = messages;
  }

  String of(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The sentence of each error, by the id of the element that puts it right. */
  Map<String, String> of(List<FieldError> errors, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    errors.forEach(error -> sentences.putIfAbsent(elementOf(error), sentence(error, locale)));
    return sentences;
  }

  String sentence(FieldError error, Locale locale) {
    return of(error.messageKey(), locale, error.arguments().toArray());
  }

  private static String elementOf(FieldError error) {
    return switch (error.field()) {
      case "wishedFrom", "wishedUntil" -> "day";
      case "area" -> "county";
      case "longitude", "latitude" -> "point";
      default -> error.field();
    };
  }
}
