package org.diandan.request.suggestion.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.suggestion.LexiconWord;
import org.diandan.request.suggestion.PlainWords;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.util.MultiValueMap;

/** A word as an administrator typed it, right or wrong. */
record TypedWord(String item, String word, String weight, boolean first) {

  private static final String OFF = "off";

  static TypedWord of(MultiValueMap<String, String> form) {
    return new TypedWord(
        text(form, "item"),
        text(form, "word"),
        form.containsKey(OFF) ? "0" : text(form, "weight"),
        "true".equals(form.getFirst("first")));
  }

  /** What is wrong with it; empty when nothing is. */
  List<FieldError> faults(Catalogue catalogue) {
    var faults = new ArrayList<FieldError>();
    if (catalogue.find(item).isEmpty()) {
      faults.add(new FieldError("item", "suggestion.item.unknown"));
    }
    var plain = PlainWords.of(word);
    if (plain.isEmpty()) {
      faults.add(new FieldError("word", "suggestion.word.missing"));
    } else if (plain.text().length() > LexiconWord.LONGEST) {
      faults.add(new FieldError("word", "suggestion.word.long", LexiconWord.LONGEST));
    }
    if (number().isEmpty()) {
      faults.add(new FieldError("weight", "suggestion.weight.wrong"));
    }
    return faults;
  }

  /** The word, when nothing is wrong with it. */
  LexiconWord checked(Catalogue catalogue) {
    return new LexiconWord(
        PlainWords.of(word).text(),
        catalogue.find(item).orElseThrow().code(),
        number().orElseThrow(),
        first);
  }

  private Optional<Double> number() {
    try {
      double value = Double.parseDouble(weight);
      return value >= 0 && value <= LexiconWord.HEAVIEST ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String text(MultiValueMap<String, String> form, String field) {
    return Objects.requireNonNullElse(form.getFirst(field), "").strip();
  }
}
