package org.diandan.request.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.intake.DraftSecret;
import org.diandan.request.intake.OrderDrafts;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Pictures;
import org.diandan.request.picture.web.PictureAnswers;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The photos of the form. The words were kept on the page before, so no upload can lose them. */
@Controller
class PhotoController {

  private static final String FIELD = "photos";
  private static final String PLACE = "/order/photos";

  private final OrderDrafts drafts;
  private final Pictures pictures;
  private final Wording wording;
  private final Limits limits;

  PhotoController(OrderDrafts drafts, Pictures pictures, Wording wording, Limits limits) {
    this.drafts = drafts;
    this.pictures = pictures;
    this.wording = wording;
    this.limits = limits;
  }

  /** A refused file; the page says so with its status. */
  private record Problem(HttpStatus status, FieldError error) {}

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
                chosen(exchange)
                    .flatMap(files -> addAll(secret, files, exchange.getRequest()))
                    .flatMap(problem -> page(secret, Optional.of(problem), locale))
                    .defaultIfEmpty(seeOther(PLACE)))
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

  private static Mono<List<FilePart>> chosen(ServerWebExchange exchange) {
    return exchange
        .getMultipartData()
        .map(
            parts ->
                parts.getOrDefault(FIELD, List.<Part>of()).stream()
                    .filter(FilePart.class::isInstance)
                    .map(FilePart.class::cast)
                    .filter(file -> !file.filename().isEmpty())
                    .toList());
  }

  /** Empty when all of them were added. */
  private Mono<Problem> addAll(DraftSecret secret, List<FilePart> files, ServerHttpRequest call) {
    if (files.isEmpty()) {
      return Mono.just(
          new Problem(
              HttpStatus.UNPROCESSABLE_CONTENT,
              new FieldError(FIELD, "picture.nothing-chosen")));
    }
    return Flux.fromIterable(files)
        .concatMap(
            file ->
                limits
                    .take(LimitKind.PICTURE_PER_SOURCE, Source.of(call))
                    .then(Mono.defer(() -> add(secret, file))))
        .collectList()
        .flatMap(problems -> Mono.justOrEmpty(problems.stream().findFirst()));
  }

  private Mono<Problem> add(DraftSecret secret, FilePart file) {
    return bytesOf(file)
        .flatMap(bytes -> pictures.attach(secret, bytes))
        .flatMap(
            attachment ->
                switch (attachment) {
                  case Attachment.Attached _ -> Mono.empty();
                  case Attachment.Refused refused ->
                      Mono.just(
                          new Problem(refused.reason().status(), refused.reason().error(FIELD)));
                });
  }

  /** One byte more than we take is enough to see that a file is too large. */
  private static Mono<byte[]> bytesOf(FilePart file) {
    return DataBufferUtils.join(
            DataBufferUtils.takeUntilByteCount(file.content(), Pictures.LARGEST_FILE + 1L))
        .map(
            buffer -> {
              var bytes = new byte[buffer.readableByteCount()];
              buffer.read(bytes);
              DataBufferUtils.release(buffer);
              return bytes;
            })
        .defaultIfEmpty(new byte[0]);
  }

  private Mono<Rendering> page(DraftSecret secret, Optional<Problem> problem, Locale locale) {
    return Mono.zip(drafts.find(secret.value()), pictures.list(secret))
        .map(found -> page(found.getT1(), found.getT2(), problem, locale));
  }

  private Rendering page(
      OrderForm form, List<UUID> ids, Optional<Problem> problem, Locale locale) {
    return Rendering.view("request/order/photos")
        .status(problem.map(Problem::status).orElse(HttpStatus.OK))
        .modelAttribute("ids", ids)
        .modelAttribute("most", Pictures.MOST)
        .modelAttribute("back", OrderPages.hrefOf(Page.ITEM, form))
        .modelAttribute(
            "errors",
            problem
                .map(found -> Map.of(FIELD, wording.sentence(found.error(), locale)))
                .orElse(Map.of()))
        .build();
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
