package org.diandan.request.worklist.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.request.referral.Because;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.worklist.BulkAction;
import org.diandan.request.worklist.WantedWork;
import org.diandan.request.worklist.WorkList;
import org.diandan.web.InvalidInput.FieldError;

/** What an official ticked and typed below a list. */
record TypedWork(WorkList list, TypedForm form) {

  /** As many as one page shows. */
  static final int MOST = 30;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Set<String> HOURS = Set.of("4", "24", "72");

  /** In the order they stand on the page; fields may hold several, with spaces between them. */
  List<UUID> requests() {
    var ids = new LinkedHashSet<UUID>();
    for (var field : form.all().getOrDefault("request", List.of())) {
      ID.matcher(field).results().forEach(id -> ids.add(UUID.fromString(id.group())));
    }
    return List.copyOf(ids);
  }

  List<FieldError> errors() {
    var errors = new ArrayList<FieldError>();
    if (requests().isEmpty() || requests().size() > MOST) {
      errors.add(new FieldError("request", "work.request.missing", MOST));
    }
    var action = form.code("action", BulkAction.values());
    if (action.isEmpty()) {
      errors.add(new FieldError("action", "work.action.missing"));
      return errors;
    }
    switch (action.get()) {
      case URGE -> {
        errors.addAll(form.wordsErrors("words"));
        if (!HOURS.contains(form.get("hours"))) {
          errors.add(new FieldError("hours", "work.hours.missing"));
        }
      }
      case REFER -> {
        if (form.id("department").isEmpty()) {
          errors.add(new FieldError("department", "ladder.to.missing"));
        }
        errors.addAll(upErrors());
      }
      case MEETING -> errors.addAll(upErrors());
    }
    return errors;
  }

  /** What they want; only without errors. */
  WantedWork wanted() {
    var action = form.code("action", BulkAction.values()).orElseThrow();
    var urges = action == BulkAction.URGE;
    return new WantedWork(
        list,
        action,
        requests(),
        action == BulkAction.REFER ? form.id("department").orElseThrow() : null,
        urges ? null : form.code("reason", LadderReason.values()).orElseThrow(),
        form.get("words"),
        urges ? Integer.parseInt(form.get("hours")) : 0);
  }

  private List<FieldError> upErrors() {
    var errors = new ArrayList<FieldError>();
    if (form.code("reason", LadderReason.values()).filter(Because.UP::contains).isEmpty()) {
      errors.add(new FieldError("reason", "ladder.reason.missing"));
    }
    errors.addAll(form.optionalWordsErrors("words"));
    return errors;
  }
}
