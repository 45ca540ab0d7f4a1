package org.diandan.request.open311.web;

import java.util.List;
import org.diandan.request.open311.Open311Properties;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells programs where everything is. */
@RestController
class DiscoveryController {

  /** When what these routes promise changed last. */
  private static final String CHANGESET = "2026-11-01T00:00:00Z";

  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
  private static final List<String> FORMATS = List.of("text/xml", "application/json");

  private final Open311Properties properties;
  private final MessageSource messages;

  DiscoveryController(Open311Properties properties, MessageSource messages) {
    this.properties = properties;
    this.messages = messages;
  }

  @GetMapping({
    "/open311/discovery.{format}",
    Stage.PRODUCTION_PATH + "/discovery.{format}",
    Stage.TEST_PATH + "/discovery.{format}"
  })
  Mono<Void> discovery(@PathVariable String format, ServerWebExchange exchange) {
    var endpoints = Piece.many("endpoint", List.of(Stage.values()), it -> endpoint(it, exchange));
    var discovery =
        Piece.fields()
            .text("changeset", CHANGESET)
            .text("contact", or(properties.contact(), "open311.discovery.contact", exchange))
            .text("key_service", or(properties.keyService(), "open311.discovery.key", exchange))
            .with("endpoints", endpoints)
            .end();
    return Answers.ok(exchange, Format.ofSuffix(format), new Document("discovery", discovery));
  }

  private static Piece endpoint(Stage stage, ServerWebExchange exchange) {
    return Piece.fields()
        .text("specification", SPECIFICATION)
        .text("url", stage.url(exchange.getRequest()))
        .text("changeset", CHANGESET)
        .text("type", stage.word())
        .with("formats", Piece.texts("format", FORMATS))
        .end();
  }

  private String or(String configured, String messageKey, ServerWebExchange exchange) {
    return configured.isBlank()
        ? messages.getMessage(messageKey, null, Speech.localeOf(exchange))
        : configured;
  }
}
