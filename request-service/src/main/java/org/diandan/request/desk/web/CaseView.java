package org.diandan.request.desk.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.desk.OpenCase;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.picture.Pictures;
import org.diandan.request.tracking.web.TrackingView;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** How a request looks at the desk: facts, history, and everything its resident may do. */
@Component
final class CaseView {

  private final OpenCase cases;
  private final Pictures pictures;
  private final TrackingView tracking;
  private final Words words;

  CaseView(OpenCase cases, Pictures pictures, TrackingView tracking, Words words) {
    this.cases = cases;
    this.pictures = pictures;
    this.tracking = tracking;
    this.words = words;
  }

  /** Sentences and names. */
  @Component("caseWords")
  record Words(MessageSource messages, Knowledge.Source knowledge) {

    String of(String key, Locale locale, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }
  }

  /** One look at a request. */
  record Look(UUID request, SignedIn operator, Locale locale) {

    OperatorAreas areas() {
      return OperatorAreas.of(operator);
    }
  }

  /**
   * What came of something that was sent.
   *
   * @param errors by the field that puts each right
   */
  record Trouble(HttpStatus status, String notice, Map<String, String> errors) {

    static final Trouble NONE = new Trouble(HttpStatus.OK, "", Map.of());
  }

  /** The page; an error with status 404 when it is none of the operator's areas. */
  Mono<Rendering> page(Look look, Trouble trouble, Typed typed) {
    return Mono.zip(
            cases.open(look.request(), look.areas(), look.operator().personId()),
            pictures.list(look.request()))
        .map(
            found -> {
              var request = found.getT1().request();
              var model = new HashMap<String, Object>();
              model.put("request", request);
              model.put("contact", found.getT1().contact());
              model.put("pictures", found.getT2());
              model.put("possible", tracking.possible(request));
              model.put("visitCode", tracking.visitCode(request).orElse(""));
              model.put("item", words.knowledge().catalogue().get(request.item()));
              model.put("spoken", words.knowledge().spoken(look.locale()));
              model.put("key", UUID.randomUUID().toString());
              model.put("none", Map.of());
              model.put("notice", trouble.notice());
              model.put("errors", trouble.errors());
              model.put("typed", typed.fields());
              return Rendering.view("request/desk/case")
                  .status(trouble.status())
                  .model(model)
                  .build();
            })
        .switchIfEmpty(Mono.error(CaseView::unknown));
  }

  /** The page again, with what was wrong in the fields. */
  Mono<Rendering> wrong(Look look, List<FieldError> errors, Typed typed) {
    var sentences = new LinkedHashMap<String, String>();
    errors.forEach(
        error ->
            sentences.putIfAbsent(
                error.field().startsWith("wished") ? "day" : error.field(),
                words.of(error.messageKey(), look.locale(), error.arguments().toArray())));
    return page(look, new Trouble(HttpStatus.UNPROCESSABLE_CONTENT, "", sentences), typed);
  }

  /** The page again, with why it cannot be done now. */
  Mono<Rendering> refused(Look look, Refusal refusal, Typed typed) {
    var notice = words.of(refusal.messageKey(), look.locale(), refusal.arguments());
    return page(look, new Trouble(refusal.status(), notice, Map.of()), typed);
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "desk.case.unknown");
  }
}
