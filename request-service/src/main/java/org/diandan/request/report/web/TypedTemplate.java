package org.diandan.request.report.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.report.Layout;
import org.diandan.request.report.Placeholders;
import org.diandan.request.report.ReportKind;
import org.diandan.request.report.ReportKind.Cut;
import org.diandan.request.report.SectionKind;
import org.diandan.request.report.Words;
import org.diandan.web.InvalidInput.FieldError;

/**
 * A template as somebody typed it.
 *
 * @param base what it was made from; its English words stay where the Chinese ones were not touched
 */
record TypedTemplate(TypedForm typed, Layout base, Placeholders placeholders) {

  /** The name of the field with the place of a section. */
  static String fieldOf(SectionKind kind) {
    return "at-" + kind.code();
  }

  /** What the form shows at first. */
  static Map<String, String> fieldsOf(Layout layout) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("kind", layout.kind().code());
    fields.put("name", layout.name().zh());
    fields.put("title", layout.title().zh());
    fields.put("addressee", layout.addressee().zh());
    fields.put("introduction", layout.introduction().zh());
    for (int at = 0; at < layout.sections().size(); at++) {
      fields.put(fieldOf(layout.sections().get(at)), Integer.toString(at + 1));
    }
    fields.put("cut-hour", Integer.toString(layout.cut().hour()));
    fields.put("cut-day", Integer.toString(layout.cut().day()));
    var hour = layout.issueAt();
    fields.put("issue-at", hour == null ? "" : Integer.toString(hour));
    return fields;
  }

  /** What is wrong with it; empty exactly when {@link #layout} can be asked for. */
  List<FieldError> errors() {
    var errors = new ArrayList<FieldError>();
    if (ReportKind.find(typed.get("kind")).isEmpty()) {
      errors.add(new FieldError("kind", "report.kind.missing"));
    }
    if (typed.get("name").isEmpty() || typed.get("name").length() > Layout.LONGEST_NAME) {
      errors.add(new FieldError("name", "report.name.wrong", Layout.LONGEST_NAME));
    }
    if (typed.get("title").isEmpty()) {
      errors.add(new FieldError("title", "report.title.missing"));
    }
    texts(errors);
    places(errors);
    numbers(errors);
    return errors;
  }

  /** The layout; only when nothing is wrong. */
  Layout layout() {
    var hour = typed.get("issue-at");
    return new Layout(
        ReportKind.find(typed.get("kind")).orElseThrow(),
        words("name", base.name()),
        words("title", base.title()),
        words("addressee", base.addressee()),
        words("introduction", base.introduction()),
        sections(),
        new Cut(number("cut-hour", 0), number("cut-day", 1)),
        hour.isEmpty() ? null : Integer.valueOf(hour));
  }

  private void texts(List<FieldError> errors) {
    text(errors, "title", Layout.LONGEST_TITLE);
    text(errors, "addressee", Layout.LONGEST_TITLE);
    text(errors, "introduction", Layout.LONGEST_INTRODUCTION);
  }

  private void text(List<FieldError> errors, String field, int longest) {
    var text = typed.get(field);
    if (text.length() > longest) {
      errors.add(new FieldError(field, "report.text.long", longest, text.length()));
    }
    placeholders
        .unknown(text)
        .ifPresent(word -> errors.add(new FieldError(field, "report.text.word", "{" + word + "}")));
  }

  private void places(List<FieldError> errors) {
    for (var kind : SectionKind.values()) {
      var field = fieldOf(kind);
      if (!typed.get(field).isEmpty() && !isNumber(field, 1, SectionKind.values().length)) {
        errors.add(new FieldError(field, "report.place.wrong", SectionKind.values().length));
      }
    }
    if (Stream.of(SectionKind.values()).allMatch(kind -> typed.get(fieldOf(kind)).isEmpty())) {
      errors.add(new FieldError(fieldOf(SectionKind.HEADLINE), "report.sections.missing"));
    }
  }

  private void numbers(List<FieldError> errors) {
    if (!typed.get("cut-hour").isEmpty() && !isNumber("cut-hour", 0, 23)) {
      errors.add(new FieldError("cut-hour", "report.hour.wrong"));
    }
    if (!typed.get("cut-day").isEmpty() && !isNumber("cut-day", 1, 28)) {
      errors.add(new FieldError("cut-day", "report.day.wrong"));
    }
    if (!typed.get("issue-at").isEmpty() && !isNumber("issue-at", 0, 23)) {
      errors.add(new FieldError("issue-at", "report.hour.wrong"));
    } else if (!typed.get("issue-at").isEmpty()
        && typed.get("kind").equals(ReportKind.SPAN.code())) {
      errors.add(new FieldError("issue-at", "report.issue-at.span"));
    }
  }

  /** Of two with the same place the one that comes first everywhere. */
  private List<SectionKind> sections() {
    return Stream.of(SectionKind.values())
        .filter(kind -> !typed.get(fieldOf(kind)).isEmpty())
        .sorted(Comparator.comparingInt(kind -> number(fieldOf(kind), 0)))
        .toList();
  }

  private Words words(String field, Words before) {
    var text = typed.get(field);
    return text.equals(before.zh()) ? before : Words.same(text);
  }

  private boolean isNumber(String field, int least, int most) {
    var text = typed.get(field);
    return text.matches("\\d{1,2}")
        && Integer.parseInt(text) >= least
        && Integer.parseInt(text) <= most;
  }

  private int number(String field, int otherwise) {
    var text = typed.get(field);
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }
}
