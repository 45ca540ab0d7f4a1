package org.diandan.request.open311.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.request.open311.FindToken;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.request.open311.Jurisdictions;
import org.diandan.request.open311.ListUpdates;
import org.diandan.request.open311.PublicRequest;
import org.diandan.request.open311.PublicRequests;
import org.diandan.request.open311.RequestFilter;
import org.diandan.request.open311.web.RequestLines.Notes;
import org.diandan.request.open311.web.RequestLines.Style;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Requests for everybody to read; nobody needs a key. */
@RestController("open311Requests")
@RequestMapping({Stage.PRODUCTION_PATH, Stage.TEST_PATH})
class ReadController {

  private static final String CSV = "text/csv; charset=utf-8";

  private final Jurisdictions jurisdictions;
  private final Reading reading;
  private final RequestLines lines;
  private final Clock clock;

  ReadController(Jurisdictions jurisdictions, Reading reading, RequestLines lines, Clock clock) {
    this.jurisdictions = jurisdictions;
    this.reading = reading;
    this.lines = lines;
    this.clock = clock;
  }

  /** Where requests, their updates and tokens are read. */
  @org.springframework.stereotype.Component
  record Reading(PublicRequests requests, ListUpdates updates, FindToken tokens) {}

  @GetMapping("/requests.{format}")
  Mono<Void> list(@PathVariable String format, ServerWebExchange exchange) {
    var written = Format.ofSuffix(format);
    var parameters = new Parameters(exchange.getRequest().getQueryParams());
    return jurisdictions
        .asked(parameters.find("jurisdiction_id"))
        .flatMap(
            jurisdiction ->
                document(filter(parameters, jurisdiction, exchange), parameters, exchange))
        .flatMap(document -> Answers.ok(exchange, written, document));
  }

  @GetMapping("/requests/{id}.{format}")
  Mono<Void> one(@PathVariable String id, @PathVariable String format, ServerWebExchange exchange) {
    var written = Format.ofSuffix(format);
    var parameters = new Parameters(exchange.getRequest().getQueryParams());
    var stage = Stage.of(exchange.getRequest());
    return jurisdictions
        .asked(parameters.find("jurisdiction_id"))
        .map(it -> RequestFilter.ofIds(it, stage.isTest(), ReadFilter.known(List.of(id))))
        .flatMap(filter -> document(filter, parameters, exchange))
        .filter(document -> document.piece() instanceof Piece.Many many && !many.all().isEmpty())
        .switchIfEmpty(Mono.error(() -> unknown("open311.request.unknown")))
        .flatMap(document -> Answers.ok(exchange, written, document));
  }

  @GetMapping("/tokens/{token}.{format}")
  Mono<Void> token(
      @PathVariable String token, @PathVariable String format, ServerWebExchange exchange) {
    var written = Format.ofSuffix(format);
    var stage = Stage.of(exchange.getRequest());
    var parameters = new Parameters(exchange.getRequest().getQueryParams());
    return jurisdictions
        .asked(parameters.find("jurisdiction_id"))
        .flatMap(it -> find(token, it, stage))
        .switchIfEmpty(Mono.error(() -> unknown("open311.token.unknown")))
        .map(ReadController::tokenLine)
        .flatMap(document -> Answers.ok(exchange, written, document));
  }

  /** Without a token there is nothing to look for. */
  @GetMapping({"/tokens.{format}", "/tokens/.{format}"})
  Mono<Void> noToken(@PathVariable String format) {
    Format.ofSuffix(format);
    var parameters = new Parameters(new org.springframework.util.LinkedMultiValueMap<>());
    parameters.fault("token", "kit.field.missing");
    return Mono.fromRunnable(parameters::check);
  }

  /** Everything a spreadsheet wants, with the parameters of the list. */
  @GetMapping("/bulk.csv")
  Mono<Void> bulk(ServerWebExchange exchange) {
    var parameters = new Parameters(exchange.getRequest().getQueryParams());
    return jurisdictions
        .asked(parameters.find("jurisdiction_id"))
        .flatMap(
            it ->
                reading
                    .requests()
                    .list(filter(parameters, it, exchange))
                    .collectList()
                    .map(found -> BulkTable.of(found, lines, style(it, exchange))))
        .flatMap(
            table ->
                Answers.send(exchange, HttpStatus.OK, CSV, table.getBytes(StandardCharsets.UTF_8)));
  }

  private RequestFilter filter(
      Parameters parameters, Jurisdiction jurisdiction, ServerWebExchange exchange) {
    return new ReadFilter(parameters, clock).of(jurisdiction, Stage.of(exchange.getRequest()));
  }

  private Mono<Document> document(
      RequestFilter filter, Parameters parameters, ServerWebExchange exchange) {
    var style = style(filter.jurisdiction(), exchange);
    var found = reading.requests().list(filter).collectList();
    return "true".equalsIgnoreCase(parameters.text("extensions"))
        ? found.flatMap(requests -> extended(requests, style))
        : found.map(requests -> lines.requests(requests, style));
  }

  private Mono<Document> extended(List<PublicRequest> requests, Style style) {
    return reading
        .updates()
        .of(requests.stream().map(PublicRequest::id).toList())
        .collect(Collectors.groupingBy(ListUpdates.Update::request))
        .map(notes -> new Style(style.jurisdiction(), style.locale(), new Notes(notes)))
        .map(all -> lines.requests(requests, all));
  }

  private static Style style(Jurisdiction jurisdiction, ServerWebExchange exchange) {
    return new Style(jurisdiction, Speech.localeOf(exchange), null);
  }

  private Mono<FindToken.Token> find(String token, Jurisdiction jurisdiction, Stage stage) {
    return ReadFilter.known(List.of(token)).stream()
        .findFirst()
        .map(known -> reading.tokens().find(known, jurisdiction, stage.isTest()))
        .orElseGet(Mono::empty);
  }

  private static Document tokenLine(FindToken.Token token) {
    return new Document(
        "service_requests",
        Piece.many(
            "request",
            List.of(token),
            it ->
                Piece.fields()
                    .text("service_request_id", it.request().map(UUID::toString).orElse(null))
                    .text("token", it.token().toString())
                    .end()));
  }

  private static Refusal unknown(String messageKey) {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown", messageKey);
  }
}
