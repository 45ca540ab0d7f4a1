package org.diandan.request.tracking.web;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.lifecycle.Decisions.Verdict;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.tracking.TrackedRequest;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;

/** How a tracked request looks. */
@Component
final class TrackingView {

  private final Catalogue catalogue;
  private final MessageSource messages;
  private final FieldCipher cipher;
  private final ZoneId zone;

  TrackingView(Catalogue catalogue, MessageSource messages, FieldCipher cipher, ZoneId zone) {
    this.catalogue = catalogue;
    this.messages = messages;
    this.cipher = cipher;
    this.zone = zone;
  }

  Rendering page(TrackedRequest request, String token, Locale locale) {
    return Rendering.view("request/track/private").model(model(request, token, locale)).build();
  }

  /** The part that changes with every step. */
  Fragment live(TrackedRequest request, String token, Locale locale) {
    return Fragment.create("request/track/live-part", model(request, token, locale));
  }

  /** The forms that fit the state. */
  Fragment decisions(TrackedRequest request, String token, Locale locale, String csrf) {
    var model = model(request, token, locale);
    model.put("csrf", csrf);
    return Fragment.create("request/track/decisions-part", model);
  }

  /** Names what the forms depend on. */
  static String decidable(TrackedRequest request) {
    return "%s-%d.".formatted(request.state(), request.round());
  }

  /** Names everything a page shows of a request; begins with {@link #decidable}. */
  static String seen(TrackedRequest request) {
    return "%s%d%s"
        .formatted(
            decidable(request), request.steps().size(), request.isOverdue() ? "-overdue" : "");
  }

  Rendering wrong(TrackedRequest request, String token, Locale locale, Evaluation evaluation) {
    var errors = new LinkedHashMap<String, String>();
    evaluation
        .faults()
        .forEach(
            fault ->
                errors.put(
                    fault.field(),
                    messages.getMessage(fault.messageKey(), fault.arguments().toArray(), locale)));
    var model = model(request, token, locale);
    model.put("errors", errors);
    model.put("evaluation", evaluation);
    return Rendering.view("request/track/private")
        .status(HttpStatus.UNPROCESSABLE_CONTENT)
        .model(model)
        .build();
  }

  Verdict verdict(Evaluation evaluation) {
    return evaluation.verdict(cipher);
  }

  /** What order number and phone tail open: the bare status. */
  Rendering bare(TrackedRequest request, Locale locale) {
    var model = model(request, "", locale);
    return Rendering.view("request/track/status").model(model).build();
  }

  private Map<String, Object> model(TrackedRequest request, String token, Locale locale) {
    var model = new HashMap<String, Object>();
    model.put("request", request);
    model.put("token", token);
    model.put("seen", seen(request));
    model.put("item", catalogue.get(request.item()));
    model.put("spoken", new SpokenTime(request.times().now(), zone, locale));
    model.put("withdrawable", Lifecycle.after(request.state(), Step.WITHDRAW).isPresent());
    model.put("evaluable", Lifecycle.after(request.state(), Step.CONFIRM).isPresent());
    model.put("evaluation", new Evaluation(null, null, ""));
    model.put("errors", Map.of());
    return model;
  }
}
