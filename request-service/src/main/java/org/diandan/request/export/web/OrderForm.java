package org.diandan.request.export.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diandan.request.digest.PlainReply;
import org.diandan.request.export.ExportColumn;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.sheet.SheetForm;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/** What somebody ticked and typed to order a list. */
record OrderForm(TypedForm typed) {

  /** In characters. */
  static final int LONGEST_PURPOSE = 200;

  private static final int SHORTEST_PURPOSE = 4;

  /** In the order of the columns. */
  List<ExportColumn> columns() {
    return ExportColumn.named(typed.all().getOrDefault("column", List.of()));
  }

  Optional<SheetForm> form() {
    return SheetForm.find(typed.get("form"));
  }

  boolean isPersonal() {
    return columns().stream().anyMatch(ExportColumn::isPersonal);
  }

  /** Null when nothing personal is wanted, whatever was typed. */
  @Nullable String purpose() {
    return isPersonal() ? typed.get("purpose") : null;
  }

  /**
   * What is wrong with it.
   *
   * @param history whether the list is imported history
   */
  List<FieldError> errors(boolean history) {
    var errors = new ArrayList<FieldError>();
    if (columns().isEmpty()) {
      errors.add(new FieldError("column", "export.column.missing"));
    }
    if (history && isPersonal()) {
      errors.add(new FieldError("column", "export.column.history"));
    }
    if (form().isEmpty()) {
      errors.add(new FieldError("form", "export.form.missing"));
    }
    if (isPersonal()) {
      errors.addAll(reason("purpose"));
    }
    return errors;
  }

  /** What is wrong with the words of one field; they stand in the audit log and in the file. */
  List<FieldError> reason(String field) {
    var words = typed.get(field);
    if (words.length() < SHORTEST_PURPOSE) {
      return List.of(new FieldError(field, "export." + field + ".missing"));
    }
    if (words.length() > LONGEST_PURPOSE) {
      return List.of(new FieldError(field, "export.words.long", LONGEST_PURPOSE, words.length()));
    }
    if (words.chars().anyMatch(Character::isISOControl)) {
      return List.of(new FieldError(field, "request.control-characters"));
    }
    return PlainReply.fault(words, LONGEST_PURPOSE).isPresent()
        ? List.of(new FieldError(field, "export.words.number"))
        : List.of();
  }
}
