package org.diandan.request.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.desk.FindByNumber;
import org.diandan.request.desk.OpenCase;
import org.diandan.request.desk.web.CaseView.Look;
import org.diandan.request.duplicate.By;
import org.diandan.request.duplicate.MergeOutcome;
import org.diandan.request.duplicate.MergeRequests;
import org.diandan.request.limits.Source;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Contributor;
import org.diandan.request.picture.PictureRefusal;
import org.diandan.request.picture.Pictures;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Photos a caller brings to a window, and requests that mean the same. */
@Controller
class CaseExtras {

  private static final int LONGEST_REASON = 200;

  private final OpenCase cases;
  private final CaseView views;
  private final Pictures pictures;
  private final Merging merging;

  CaseExtras(OpenCase cases, CaseView views, Pictures pictures, Merging merging) {
    this.cases = cases;
    this.views = views;
    this.pictures = pictures;
    this.merging = merging;
  }

  /** Finds the other request and joins the two. */
  @Component
  record Merging(FindByNumber numbers, MergeRequests requests) {}

  @PostMapping("/desk/requests/{id}/pictures")
  Mono<Rendering> attach(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn operator,
      ServerWebExchange exchange,
      Locale locale) {
    var look = new Look(id, operator, locale);
    var by = new Contributor(Contributor.Kind.OPERATOR, operator.personId());
    return theirs(look)
        .then(file(exchange))
        .flatMap(file -> pictures.attach(id, file, by))
        .defaultIfEmpty(new Attachment.Refused(PictureRefusal.WRONG_KIND))
        .onErrorResume(
            DataBufferLimitException.class,
            e -> Mono.just(new Attachment.Refused(PictureRefusal.TOO_LARGE)))
        .flatMap(
            attachment ->
                switch (attachment) {
                  case Attachment.Attached _ -> Mono.just(CasePages.back(look));
                  case Attachment.Refused refused ->
                      views.wrong(look, List.of(refused.reason().error("photo")), Typed.nothing());
                });
  }

  @PostMapping("/desk/requests/{id}/merge")
  Mono<Rendering> merge(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn operator,
      ServerWebExchange exchange,
      Locale locale) {
    var look = new Look(id, operator, locale);
    return theirs(look)
        .then(exchange.getFormData())
        .map(Typed::of)
        .flatMap(typed -> merge(look, typed, exchange));
  }

  @PostMapping("/desk/requests/{id}/unmerge")
  Mono<Rendering> unmerge(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn operator,
      ServerWebExchange exchange,
      Locale locale) {
    var look = new Look(id, operator, locale);
    return theirs(look)
        .then(exchange.getFormData())
        .map(Typed::of)
        .flatMap(
            typed ->
                merging
                    .requests()
                    .unmerge(id, by(look, typed, exchange))
                    .flatMap(outcome -> answer(outcome, look, typed)));
  }

  private Mono<Rendering> merge(Look look, Typed typed, ServerWebExchange exchange) {
    return merging
        .numbers()
        .of(typed.get("into"), look.areas())
        .flatMap(into -> merging.requests().merge(look.request(), into, by(look, typed, exchange)))
        .flatMap(outcome -> answer(outcome, look, typed))
        .switchIfEmpty(
            Mono.defer(
                () ->
                    views.wrong(
                        look, List.of(new FieldError("into", "duplicate.into.unknown")), typed)));
  }

  private Mono<Rendering> answer(MergeOutcome outcome, Look look, Typed typed) {
    return switch (outcome) {
      case MergeOutcome.Done _ -> Mono.just(CasePages.back(look));
      case MergeOutcome.Unknown _ -> Mono.error(CaseView.unknown());
      case MergeOutcome.Refused refused ->
          views.refused(
              look,
              new Refusal(
                  HttpStatus.CONFLICT, "not-mergeable", "duplicate.refused." + refused.reason()),
              typed);
    };
  }

  private static By by(Look look, Typed typed, ServerWebExchange exchange) {
    var reason = typed.get("reason").isBlank() ? "operator desk" : typed.get("reason").strip();
    return new By(
        look.operator().personId(),
        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
        Source.of(exchange.getRequest()));
  }

  private Mono<Void> theirs(Look look) {
    return cases
        .isTheirs(look.request(), look.areas())
        .filter(theirs -> theirs)
        .switchIfEmpty(Mono.error(CaseView::unknown))
        .then();
  }

  /** Empty when no file was chosen. */
  private static Mono<byte[]> file(ServerWebExchange exchange) {
    return exchange
        .getMultipartData()
        .flatMap(parts -> Mono.justOrEmpty(parts.getFirst("photo")))
        .filter(FilePart.class::isInstance)
        .flatMap(part -> DataBufferUtils.join(part.content(), Pictures.LARGEST_FILE + 1))
        .map(CaseExtras::bytes);
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
