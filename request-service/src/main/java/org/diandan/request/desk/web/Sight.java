package org.diandan.request.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.desk.DeskDraft;
import org.diandan.request.desk.QueueKind;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;

/**
 * The desk as one operator looks at it.
 *
 * @param suggesting whether the caller's words are read for what they may mean
 * @param errors what is wrong with the form, in its order; empty until it was sent
 */
record Sight(
    SignedIn operator,
    DeskDraft draft,
    QueueKind kind,
    boolean suggesting,
    List<FieldError> errors,
    Locale locale) {

  Sight {
    errors = List.copyOf(errors);
  }

  OperatorAreas areas() {
    return OperatorAreas.of(operator);
  }

  UUID operatorId() {
    return operator.personId();
  }

  Sight with(List<FieldError> found) {
    return new Sight(operator, draft, kind, suggesting, found, locale);
  }
}
