package org.diandan.request.open311.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.request.open311.Applications.Application;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.request.open311.Jurisdictions;
import org.diandan.request.open311.OfferedServices;
import org.diandan.request.open311.Service;
import org.diandan.request.open311.TakePosted;
import org.diandan.request.open311.TakePosted.Call;
import org.diandan.request.open311.TakePosted.Outcome;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Contributor;
import org.diandan.request.picture.Pictures;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes requests of programs that have a key. */
@RestController
@RequestMapping({Stage.PRODUCTION_PATH, Stage.TEST_PATH})
class PostController {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final String KEY_HEADER = "Idempotency-Key";

  private final Callers callers;
  private final Jurisdictions jurisdictions;
  private final Taking taking;
  private final RequestLines lines;

  PostController(Callers callers, Jurisdictions jurisdictions, Taking taking, RequestLines lines) {
    this.callers = callers;
    this.jurisdictions = jurisdictions;
    this.taking = taking;
    this.lines = lines;
  }

  /** What a post goes through. */
  @Component
  record Taking(OfferedServices services, TakePosted posts, Pictures pictures) {}

  /** Both suffixes by name, so that no other one is a route. */
  @PostMapping({"/requests.xml", "/requests.json"})
  Mono<Void> post(ServerWebExchange exchange) {
    return Sent.in(exchange)
        .flatMap(
            sent ->
                callers
                    .of(sent.parameters(), exchange.getRequest())
                    .flatMap(application -> take(sent, application, exchange)))
        .flatMap(piece -> answer(piece, exchange));
  }

  private static Mono<Void> answer(Piece piece, ServerWebExchange exchange) {
    var document = new Document("service_requests", new Piece.Many("request", List.of(piece)));
    return Answers.ok(exchange, Format.ofPath(exchange.getRequest().getPath().value()), document);
  }

  private Mono<Piece> take(Sent sent, Application application, ServerWebExchange exchange) {
    return jurisdictions
        .asked(sent.parameters().find("jurisdiction_id"))
        .map(jurisdiction -> call(sent, application, jurisdiction, exchange))
        .flatMap(call -> take(sent, call));
  }

  private Call call(
      Sent sent, Application application, Jurisdiction jurisdiction, ServerWebExchange exchange) {
    Callers.checkMayPost(application, jurisdiction);
    return new Call(
        application,
        jurisdiction,
        service(sent.parameters(), jurisdiction, exchange),
        keyOf(exchange),
        Speech.localeOf(exchange));
  }

  private Mono<Piece> take(Sent sent, Call call) {
    var parameters = sent.parameters();
    if (!sent.isForm()) {
      parameters.fault("Content-Type", "open311.form");
    }
    if (sent.files().size() > Pictures.MOST) {
      parameters.fault("media", "open311.media.many", Pictures.MOST);
    }
    if (call.service().isInactive()) {
      parameters.fault("service_code", "open311.service.inactive");
    }
    var posted = new ReadPosted(parameters).posted();
    parameters.check();
    return taking
        .posts()
        .take(posted, call)
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Taken taken -> withPictures(taken, sent, call);
                  case Outcome.Faulty faulty -> Mono.error(new InvalidInput(faulty.errors()));
                  case Outcome.KeyReused _ -> Mono.error(wrongKey("open311.idempotency.reused"));
                  case Outcome.InFlight _ -> Mono.error(wrongKey("request.key.in-flight"));
                });
  }

  /** A picture that cannot be kept is told of; the request stands without it. */
  private Mono<Piece> withPictures(Outcome.Taken taken, Sent sent, Call call) {
    boolean reachable = taken.orderNumber() != null && !taken.repeated();
    if (sent.files().isEmpty() || taken.repeated()) {
      return Mono.just(piece(taken, call, List.of()));
    }
    if (!reachable) {
      return Mono.just(
          piece(taken, call, List.of(lines.text("open311.media.not-now", call.locale()))));
    }
    var by = new Contributor(Contributor.Kind.HOTLINE, call.application().id());
    return Flux.fromIterable(sent.files())
        .concatMap(file -> attach(taken.id(), file, by))
        .filter(Attachment.Refused.class::isInstance)
        .cast(Attachment.Refused.class)
        .map(refused -> said(refused, call))
        .collectList()
        .map(refusals -> piece(taken, call, refusals));
  }

  private Mono<Attachment> attach(UUID request, FilePart file, Contributor by) {
    return Sent.bytes(file).flatMap(bytes -> taking.pictures().attach(request, bytes, by));
  }

  private String said(Attachment.Refused refused, Call call) {
    var error = refused.reason().error("media");
    return "media: " + lines.text(error.messageKey(), call.locale(), error.arguments().toArray());
  }

  private Piece piece(Outcome.Taken taken, Call call, List<String> remarks) {
    var fields = Piece.fields();
    switch (taken.kind()) {
      case REALTIME -> fields.text("service_request_id", taken.id().toString());
      case BATCH -> fields.text("token", taken.id().toString());
      case BLACKBOX -> {}
    }
    var notice = new ArrayList<String>();
    if (call.application().test()) {
      notice.add(lines.text("open311.notice.test", call.locale()));
    } else if (taken.orderNumber() != null) {
      notice.add(lines.text("open311.notice.number", call.locale(), taken.orderNumber()));
    }
    notice.addAll(remarks);
    return fields.text("service_notice", String.join(" ", notice)).text("account_id", null).end();
  }

  private Service service(
      Parameters parameters, Jurisdiction jurisdiction, ServerWebExchange exchange) {
    var code = parameters.find("service_code");
    if (code == null) {
      throw new InvalidInput(List.of(new FieldError("service_code", "kit.field.missing")));
    }
    return taking
        .services()
        .find(jurisdiction, code, Speech.localeOf(exchange))
        .orElseThrow(
            () -> new Refusal(HttpStatus.NOT_FOUND, "service-unknown", "open311.service.unknown"));
  }

  private static @Nullable String keyOf(ServerWebExchange exchange) {
    var key = exchange.getRequest().getHeaders().getFirst(KEY_HEADER);
    if (key == null || key.isBlank()) {
      return null;
    }
    if (!KEY.matcher(key).matches()) {
      throw wrongKey("request.key.form");
    }
    return key;
  }

  private static InvalidInput wrongKey(String messageKey) {
    return new InvalidInput(List.of(new FieldError(KEY_HEADER, messageKey)));
  }
}
