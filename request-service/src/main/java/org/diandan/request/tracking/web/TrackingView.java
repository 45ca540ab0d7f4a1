package org.diandan.request.tracking.web;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.action.Closed;
import org.diandan.request.action.WhatIsPossible;
import org.diandan.request.action.WhatIsPossible.Possible;
import org.diandan.request.action.WhatIsPossible.Shown;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.lifecycle.Remark;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.tracking.TrackedRequest;
import org.diandan.request.tracking.TrackedRequest.TimelineStep;
import org.diandan.request.visit.VisitCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;

/** How a tracked request looks. */
@Component
public final class TrackingView {

  private final Catalogue catalogue;
  private final WhatIsPossible possibilities;
  private final VisitCode codes;
  private final ZoneId zone;

  TrackingView(Catalogue catalogue, WhatIsPossible possibilities, VisitCode codes, ZoneId zone) {
    this.catalogue = catalogue;
    this.possibilities = possibilities;
    this.codes = codes;
    this.zone = zone;
  }

  Rendering page(TrackedRequest request, String token, ShownPhotos.Photos photos, Locale locale) {
    var model = model(request, token, locale);
    model.put("pictures", photos.own());
    model.put("visitPictures", photos.ofVisits());
    return Rendering.view("request/track/private").model(model).build();
  }

  /**
   * The private page, or another one about the request, with what a form left behind.
   *
   * @param more replaces parts of the model, such as {@code errors}
   */
  public Rendering with(
      Map<String, Object> model, String view, HttpStatus status, Map<String, ?> more) {
    var whole = new HashMap<>(model);
    whole.putAll(more);
    return Rendering.view(view).status(status).model(whole).build();
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
  String decidable(TrackedRequest request) {
    var possible = possible(request);
    return "%s-%d-%d%s%s."
        .formatted(
            request.state(),
            request.round(),
            possible.urges(),
            possible.urge() ? "-urge" : "",
            request.isWaiting() ? "-asked" : "");
  }

  /** Names everything a page shows of a request; begins with {@link #decidable}. */
  String seen(TrackedRequest request) {
    return "%s%d%s"
        .formatted(
            decidable(request), request.steps().size(), request.isOverdue() ? "-overdue" : "");
  }

  /** What order number and phone tail open: the bare status. */
  Rendering bare(TrackedRequest request, Locale locale) {
    return Rendering.view("request/track/status").model(model(request, "", locale)).build();
  }

  /** What may be done with it right now. */
  public Possible possible(TrackedRequest request) {
    var urges =
        request.steps().stream()
            .filter(step -> step.kind().equals(Remark.URGE.name()))
            .map(TimelineStep::occurredAt)
            .toList();
    var times = request.times();
    var closing = request.closing();
    var reason = closing == null ? null : closing.reason();
    return possibilities.of(
        new Shown(request.state(), new Closed(times.closedAt(), reason), urges, times.now()));
  }

  /** What the resident tells whoever visits; empty when nobody is to come. */
  public Optional<String> visitCode(TrackedRequest request) {
    return request.state() == RequestState.ACCEPTED || request.state() == RequestState.IN_SERVICE
        ? Optional.of(codes.of(request.id(), request.round()))
        : Optional.empty();
  }

  /** Everything the pages of a request need. */
  public Map<String, Object> model(TrackedRequest request, String token, Locale locale) {
    var model = new HashMap<String, Object>();
    model.put("request", request);
    model.put("token", token);
    model.put("seen", seen(request));
    model.put("item", catalogue.get(request.item()));
    model.put("spoken", new SpokenTime(request.times().now(), zone, locale));
    model.put("possible", possible(request));
    model.put("typed", Map.of());
    model.put("errors", Map.of());
    model.put("pictures", List.of());
    model.put("visitPictures", List.of());
    model.put("key", UUID.randomUUID().toString());
    if (!token.isEmpty()) {
      visitCode(request).ifPresent(code -> model.put("visitCode", code));
    }
    return model;
  }
}
