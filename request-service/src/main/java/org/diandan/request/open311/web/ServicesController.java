package org.diandan.request.open311.web;

import java.util.List;
import org.diandan.request.open311.FindPlace;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.request.open311.Jurisdictions;
import org.diandan.request.open311.OfferedServices;
import org.diandan.request.open311.Posted.Point;
import org.diandan.request.open311.Service;
import org.diandan.request.open311.Service.Attribute;
import org.diandan.request.open311.web.Piece.Collected;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What can be asked for, and what each service wants to know. */
@RestController
@RequestMapping({Stage.PRODUCTION_PATH, Stage.TEST_PATH})
class ServicesController {

  private final Jurisdictions jurisdictions;
  private final OfferedServices offered;
  private final FindPlace places;

  ServicesController(Jurisdictions jurisdictions, OfferedServices offered, FindPlace places) {
    this.jurisdictions = jurisdictions;
    this.offered = offered;
    this.places = places;
  }

  @GetMapping("/services.{format}")
  Mono<Void> services(@PathVariable String format, ServerWebExchange exchange) {
    var written = Format.ofSuffix(format);
    var parameters = new Parameters(exchange.getRequest().getQueryParams());
    var point = pointOf(parameters);
    parameters.check();
    return jurisdictions
        .asked(parameters.find("jurisdiction_id"))
        .flatMap(jurisdiction -> at(jurisdiction, point, exchange))
        .map(services -> new Document("services", Piece.many("service", services, this::line)))
        .flatMap(document -> Answers.ok(exchange, written, document));
  }

  @GetMapping("/services/{code}.{format}")
  Mono<Void> definition(
      @PathVariable String code, @PathVariable String format, ServerWebExchange exchange) {
    var written = Format.ofSuffix(format);
    var parameters = new Parameters(exchange.getRequest().getQueryParams());
    return jurisdictions
        .asked(parameters.find("jurisdiction_id"))
        .map(jurisdiction -> get(jurisdiction, code, exchange))
        .map(service -> new Document("service_definition", definitionOf(service)))
        .flatMap(document -> Answers.ok(exchange, written, document));
  }

  private Mono<List<Service>> at(
      Jurisdiction jurisdiction, @Nullable Point point, ServerWebExchange exchange) {
    var all = offered.of(jurisdiction, Speech.localeOf(exchange));
    return point == null
        ? Mono.just(all)
        : places.holds(jurisdiction, point).map(inside -> inside ? all : List.of());
  }

  /** Half a point is a mistake. */
  static @Nullable Point pointOf(Parameters parameters) {
    var latitude = parameters.latitude("lat");
    var longitude = parameters.longitude("long");
    if (latitude != null && longitude != null) {
      return new Point(longitude, latitude);
    }
    if (latitude != null && !parameters.isFaulty("long")) {
      parameters.fault("long", "open311.point.half");
    }
    if (longitude != null && !parameters.isFaulty("lat")) {
      parameters.fault("lat", "open311.point.half");
    }
    return null;
  }

  private Service get(Jurisdiction jurisdiction, String code, ServerWebExchange exchange) {
    return offered
        .find(jurisdiction, code, Speech.localeOf(exchange))
        .orElseThrow(
            () -> new Refusal(HttpStatus.NOT_FOUND, "service-unknown", "open311.service.unknown"));
  }

  private Piece line(Service service) {
    return withGroups(
            Piece.fields()
                .text("service_code", service.code())
                .text("service_name", service.name())
                .text("description", service.description())
                .flag("metadata", service.hasMetadata())
                .text("type", service.kind().word())
                .text("keywords", String.join(",", service.keywords())),
            service)
        .end();
  }

  private static Collected withGroups(Collected fields, Service service) {
    return service.groups().size() > 1
        ? fields.with("groups", Piece.texts("group", service.groups()))
        : fields.text("group", String.join("", service.groups()));
  }

  private static Piece definitionOf(Service service) {
    return Piece.fields()
        .text("service_code", service.code())
        .with(
            "attributes",
            Piece.many("attribute", service.attributes(), ServicesController::question))
        .end();
  }

  private static Piece question(Attribute attribute) {
    var fields =
        Piece.fields()
            .flag("variable", attribute.variable())
            .text("code", attribute.code())
            .text("datatype", attribute.datatype().word())
            .flag("required", attribute.required())
            .text("datatype_description", attribute.hint())
            .whole("order", attribute.order())
            .text("description", attribute.description());
    if (attribute.datatype().isList()) {
      fields.with(
          "values",
          Piece.many(
              "value",
              attribute.values(),
              value -> Piece.fields().text("key", value.key()).text("name", value.name()).end()));
    }
    return fields.end();
  }
}
