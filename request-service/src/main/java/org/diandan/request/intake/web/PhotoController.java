package org.diandan.request.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.intake.DraftSecret;
import org.diandan.request.intake.OrderDrafts;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.picture.Pictures;
import org.diandan.request.picture.web.PictureAnswers;
import org.diandan.request.picture.web.ReceivePhotos;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The photos of the form. The words were kept on the page before, so no upload can lose them. */
@Controller
class PhotoController {

  private static final String PLACE = "/order/photos";

  private final OrderDrafts drafts;
  private final Pictures pictures;
  private final Wording wording;
  private final ReceivePhotos receiving;

  PhotoController(
      OrderDrafts drafts, Pictures pictures, Wording wording, ReceivePhotos receiving) {
    this.drafts = drafts;
    this.pictures = pictures;
    this.wording = wording;
    this.receiving = receiving;
  }

  @GetMapping(PLACE)
  Mono<Rendering> page(ServerWebExchange exchange, Locale locale) {
    return begun(exchange)
        .flatMap(secret -> page(secret, Optional.empty(), locale))
        .defaultIfEmpty(Rendering.redirectTo("/").build());
  }

  /** Adds every file that was chosen; the first one that cannot be used is named. */
  @PostMapping(PLACE)
  Mono<Rendering> add(ServerWebExchange exchange, Locale locale) {
    return begun(exchange)
        .flatMap(
            secret ->
                receiving
                    .add(exchange, file -> pictures.attach(secret, file))
                    .flatMap(
                        problem ->
                            problem.isEmpty()
                                ? Mono.just(seeOther(PLACE))
                                : page(secret, problem, locale)))
        .defaultIfEmpty(seeOther("/"));
  }

  @PostMapping(PLACE + "/{id}/removal")
  Mono<Rendering> remove(@PathVariable UUID id, ServerWebExchange exchange) {
    return pictures
        .remove(new DraftSecret(DraftCookie.find(exchange)), id)
        .thenReturn(seeOther(PLACE));
  }

  @GetMapping(PLACE + "/{id}")
  Mono<ResponseEntity<byte[]>> one(@PathVariable UUID id, ServerWebExchange exchange) {
    return PictureAnswers.own(pictures.read(new DraftSecret(DraftCookie.find(exchange)), id));
  }

  /** The secret of a form that was begun; empty when there is none. */
  private Mono<DraftSecret> begun(ServerWebExchange exchange) {
    var secret = DraftCookie.find(exchange);
    return drafts
        .find(secret)
        .filter(form -> !form.get("item").isEmpty())
        .map(form -> new DraftSecret(secret));
  }

  private Mono<Rendering> page(DraftSecret secret, Optional<ReceivePhotos.Problem> problem, Locale locale) {
    return Mono.zip(drafts.find(secret.value()), pictures.list(secret))
        .map(found -> page(found.getT1(), found.getT2(), problem, locale));
  }

  private Rendering page(
      OrderForm form, List<UUID> ids, Optional<ReceivePhotos.Problem> problem, Locale locale) {
    return Rendering.view("request/order/photos")
        .status(problem.map(ReceivePhotos.Problem::status).orElse(HttpStatus.OK))
        .modelAttribute("ids", ids)
        .modelAttribute("most", Pictures.MOST)
        .modelAttribute("back", OrderPages.hrefOf(Page.ITEM, form))
        .modelAttribute(
            "errors",
            problem
                .map(found -> Map.of(ReceivePhotos.FIELD, wording.sentence(found.error(), locale)))
                .orElse(Map.of()))
        .build();
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
