package org.diandan.request.picture.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.picture.Contributor;
import org.diandan.request.picture.Pictures;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.diandan.web.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Photos that come after the order, as long as the request is open. */
@Controller
class PhotoPages {

  private final FindRequest requests;
  private final Pictures pictures;
  private final ReceivePhotos receiving;
  private final MessageSource messages;

  PhotoPages(
      FindRequest requests, Pictures pictures, ReceivePhotos receiving, MessageSource messages) {
    this.requests = requests;
    this.pictures = pictures;
    this.receiving = receiving;
    this.messages = messages;
  }

  @GetMapping("/r/{token}/photos")
  Mono<Rendering> page(@PathVariable String token, Locale locale) {
    return find(token)
        .flatMap(
            request ->
                pictures.list(request.id()).map(ids -> page(request, token, ids, Map.of())));
  }

  @PostMapping("/r/{token}/photos")
  Mono<Rendering> add(@PathVariable String token, ServerWebExchange exchange, Locale locale) {
    return find(token)
        .flatMap(
            request ->
                receiving
                    .add(
                        exchange,
                        file -> pictures.attach(open(request), file, Contributor.RESIDENT))
                    .flatMap(
                        problem ->
                            problem.isEmpty()
                                ? Mono.just(back(token))
                                : refused(request, token, problem.get(), locale)));
  }

  private Mono<TrackedRequest> find(String token) {
    return requests.byLink(token).switchIfEmpty(Mono.error(PictureAnswers::unknown));
  }

  private static UUID open(TrackedRequest request) {
    if (request.state().isClosed()) {
      throw new Refusal(HttpStatus.CONFLICT, "out-of-order", "picture.closed");
    }
    return request.id();
  }

  private static Rendering back(String token) {
    return Rendering.redirectTo("/r/" + token + "/photos").status(HttpStatus.SEE_OTHER).build();
  }

  private Mono<Rendering> refused(
      TrackedRequest request, String token, ReceivePhotos.Problem problem, Locale locale) {
    var error = problem.error();
    var sentence = messages.getMessage(error.messageKey(), error.arguments().toArray(), locale);
    return pictures
        .list(request.id())
        .map(ids -> page(request, token, ids, Map.of(ReceivePhotos.FIELD, sentence)));
  }

  private static Rendering page(
      TrackedRequest request, String token, List<UUID> ids, Map<String, String> errors) {
    return Rendering.view("request/picture/page")
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .modelAttribute("request", request)
        .modelAttribute("token", token)
        .modelAttribute("ids", ids)
        .modelAttribute("most", Pictures.MOST)
        .modelAttribute("errors", errors)
        .build();
  }
}
