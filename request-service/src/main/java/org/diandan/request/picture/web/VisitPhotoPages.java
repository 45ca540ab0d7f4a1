package org.diandan.request.picture.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.picture.Pictures;
import org.diandan.request.picture.VisitPictures;
import org.diandan.request.picture.VisitPictures.Moment;
import org.diandan.request.picture.VisitPictures.Shot;
import org.diandan.request.picture.VisitPictures.Taken;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Photos of a visit, as a part of the team's page, which another service renders. */
@Controller
class VisitPhotoPages {

  private final VisitPictures pictures;
  private final PictureViewers viewers;
  private final ReceivePhotos receiving;
  private final MessageSource messages;

  VisitPhotoPages(
      VisitPictures pictures,
      PictureViewers viewers,
      ReceivePhotos receiving,
      MessageSource messages) {
    this.pictures = pictures;
    this.viewers = viewers;
    this.receiving = receiving;
    this.messages = messages;
  }

  /** What the team sees and may add. */
  @GetMapping("/requests/{request}/visit-photos")
  Mono<Rendering> photos(
      @PathVariable UUID request,
      @AuthenticationPrincipal SignedIn member,
      ServerHttpRequest call) {
    return allowed(member, request, call).flatMap(may -> part(request, call, Map.of()));
  }

  @PostMapping("/requests/{request}/visit-photos/{moment}")
  Mono<Rendering> add(
      @PathVariable UUID request,
      @PathVariable String moment,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn member) {
    var shot = new Shot(request, momentOf(moment), member.personId());
    return allowed(member, request, exchange.getRequest())
        .flatMap(may -> receiving.add(exchange, file -> pictures.attach(shot, file)))
        .flatMap(
            problem ->
                part(
                    request,
                    exchange.getRequest(),
                    problem
                        .map(wrong -> Map.of(shot.moment().name(), sentence(wrong, exchange)))
                        .orElse(Map.of())));
  }

  private Mono<Boolean> allowed(SignedIn member, UUID request, ServerHttpRequest call) {
    return viewers
        .goesThere(member, request, call)
        .filter(may -> may)
        .switchIfEmpty(Mono.error(PictureAnswers::unknown));
  }

  private Mono<Rendering> part(UUID request, ServerHttpRequest call, Map<String, String> errors) {
    var pass = call.getQueryParams().getFirst("pass");
    return pictures
        .list(request)
        .map(
            taken ->
                Rendering.view("request/picture/visit :: photos")
                    .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("request", request)
                    .modelAttribute("before", of(taken, Moment.BEFORE))
                    .modelAttribute("after", of(taken, Moment.AFTER))
                    .modelAttribute("query", pass == null ? "" : "?pass=" + pass)
                    .modelAttribute("most", Pictures.MOST)
                    .modelAttribute("errors", errors)
                    .build());
  }

  private static List<UUID> of(List<Taken> all, Moment moment) {
    return all.stream().filter(one -> one.moment() == moment).map(Taken::id).toList();
  }

  private static Moment momentOf(String text) {
    return Arrays.stream(Moment.values())
        .filter(moment -> moment.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput(List.of(new FieldError("moment", "visit.photos.moment"))));
  }

  private String sentence(ReceivePhotos.Problem problem, ServerWebExchange exchange) {
    var error = problem.error();
    var locale = exchange.getLocaleContext().getLocale();
    return messages.getMessage(
        error.messageKey(), error.arguments().toArray(), locale == null ? Locale.CHINA : locale);
  }
}
