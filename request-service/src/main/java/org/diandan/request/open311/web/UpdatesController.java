package org.diandan.request.open311.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.diandan.request.open311.Applications.Application;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.request.open311.Jurisdictions;
import org.diandan.request.open311.ListUpdates;
import org.diandan.request.open311.PostUpdate;
import org.diandan.request.open311.PostUpdate.NewUpdate;
import org.diandan.request.open311.PostUpdate.Outcome;
import org.diandan.request.open311.RequestFilter.Window;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The updates extension, both ways. */
@RestController
@RequestMapping({Stage.PRODUCTION_PATH, Stage.TEST_PATH})
class UpdatesController {

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_WORDS = 4_000;

  private final Callers callers;
  private final Jurisdictions jurisdictions;
  private final BothWays ways;
  private final RequestLines lines;

  UpdatesController(
      Callers callers, Jurisdictions jurisdictions, BothWays ways, RequestLines lines) {
    this.callers = callers;
    this.jurisdictions = jurisdictions;
    this.ways = ways;
    this.lines = lines;
  }

  /** Out and in. */
  @Component
  record BothWays(ListUpdates reading, PostUpdate posting, Clock clock) {}

  @GetMapping("/servicerequestupdates.{format}")
  Mono<Void> list(@PathVariable String format, ServerWebExchange exchange) {
    var written = Format.ofSuffix(format);
    var parameters = new Parameters(exchange.getRequest().getQueryParams());
    var window = windowOf(parameters);
    parameters.check();
    return jurisdictions
        .asked(parameters.find("jurisdiction_id"))
        .flatMapMany(
            jurisdiction ->
                Stage.of(exchange.getRequest()).isTest()
                    ? Flux.empty()
                    : ways.reading().within(jurisdiction, window))
        .collectList()
        .map(updates -> lines.updates(updates, Speech.localeOf(exchange)))
        .flatMap(document -> Answers.ok(exchange, written, document));
  }

  @PostMapping({"/servicerequestupdates.xml", "/servicerequestupdates.json"})
  Mono<Void> post(ServerWebExchange exchange) {
    return Sent.in(exchange)
        .flatMap(
            sent ->
                callers
                    .of(sent.parameters(), exchange.getRequest())
                    .flatMap(application -> take(sent, application)))
        .flatMap(update -> answer(update, exchange));
  }

  private Window windowOf(Parameters parameters) {
    boolean begun = parameters.find("start_date") != null;
    boolean ended = parameters.find("end_date") != null;
    if (begun != ended) {
      parameters.fault(begun ? "end_date" : "start_date", "open311.window.both");
    }
    return ReadFilter.window(parameters, ways.clock().instant());
  }

  private Mono<NewUpdate> take(Sent sent, Application application) {
    return jurisdictions
        .asked(sent.parameters().find("jurisdiction_id"))
        .flatMap(jurisdiction -> take(sent, application, jurisdiction));
  }

  private Mono<NewUpdate> take(Sent sent, Application application, Jurisdiction jurisdiction) {
    Callers.checkMayPost(application, jurisdiction);
    if (!sent.isForm()) {
      sent.parameters().fault("Content-Type", "open311.form");
    }
    var update = read(sent.parameters());
    return ways.posting()
        .take(update, application, jurisdiction)
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Taken _ -> update;
                  case Outcome.Faulty faulty -> throw new InvalidInput(faulty.errors());
                  case Outcome.Unknown _ ->
                      throw new Refusal(HttpStatus.NOT_FOUND, "unknown", "open311.request.unknown");
                  case Outcome.NotTheirs _ ->
                      throw new Refusal(
                          HttpStatus.FORBIDDEN, "not-theirs", "open311.update.not-theirs");
                });
  }

  private static NewUpdate read(Parameters parameters) {
    for (var name :
        List.of("service_request_id", "update_id", "status", "updated_datetime", "description")) {
      if (parameters.find(name) == null) {
        parameters.fault(name, "kit.field.missing");
      }
    }
    parameters.moment("updated_datetime");
    var id = parameters.text("update_id", LONGEST_ID);
    var words = ReadPosted.lines(parameters.text("description", LONGEST_WORDS));
    var status = parameters.text("status").toLowerCase(Locale.ROOT);
    if (!status.isEmpty() && !PostUpdate.STATES.contains(status)) {
      parameters.fault("status", "open311.update.status");
    }
    new ReadPosted(parameters).reporter();
    parameters.check();
    return ReadFilter.known(List.of(parameters.text("service_request_id"))).stream()
        .findFirst()
        .map(request -> new NewUpdate(id, request, status, words))
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "unknown", "open311.request.unknown"));
  }

  private static Mono<Void> answer(NewUpdate update, ServerWebExchange exchange) {
    var line =
        Piece.fields()
            .text("update_id", update.id())
            .text("service_request_id", update.request().toString())
            .end();
    return Answers.ok(
        exchange,
        Format.ofPath(exchange.getRequest().getPath().value()),
        new Document("service_request_updates", new Piece.Many("request_update", List.of(line))));
  }
}
