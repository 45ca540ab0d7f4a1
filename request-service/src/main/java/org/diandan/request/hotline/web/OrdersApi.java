package org.diandan.request.hotline.web;

import java.util.List;
import java.util.Locale;
import org.diandan.request.hotline.HotlineOrder;
import org.diandan.request.hotline.TakeOrders;
import org.diandan.request.identity.ApiKeys;
import org.diandan.request.identity.KeyScope;
import org.diandan.request.intake.Origin.HotlineNumber;
import org.diandan.request.intake.web.Submissions;
import org.diandan.request.tracking.FindRequest;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders of a hotline's own system, by its own numbers. */
@RestController
class OrdersApi {

  private static final int MOST_ROWS = 500;

  /** In bytes; ten times what 500 usual orders take. */
  private static final int LARGEST_BATCH = 4 << 20;

  private final TakeOrders orders;
  private final OrderBatch batch;
  private final FindRequest requests;
  private final JsonMapper json;

  OrdersApi(TakeOrders orders, OrderBatch batch, FindRequest requests, JsonMapper json) {
    this.orders = orders;
    this.batch = batch;
    this.requests = requests;
    this.json = json;
  }

  /** Takes a caller's order. */
  @PostMapping("/api/hotline/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<OrderReceipt> submit(
      @RequestBody HotlineOrder order, @AuthenticationPrincipal SignedIn hotline) {
    Demand.scope(hotline, KeyScope.ORDERS_WRITE);
    return orders
        .count(hotline, 1)
        .then(orders.take(order, hotline))
        .map(submission -> Submissions.receiptOf(submission, "orderNumber"))
        .map(
            receipt ->
                OrderReceipt.of(
                    String.valueOf(order.orderNumber()), receipt, ApiKeys.isSandbox(hotline)));
  }

  /** Rows of a batch as they were sent. */
  record Batch(@Nullable List<JsonNode> orders) {}

  /** Rows of a batch as they were answered, in the order they were sent. */
  record Answered(int taken, int known, int refused, List<BatchRow> rows) {}

  /** Takes up to 500 orders, each by itself. */
  @PostMapping("/api/hotline/orders/batch")
  Mono<Answered> submitAll(
      ServerHttpRequest request, @AuthenticationPrincipal SignedIn hotline, Locale locale) {
    Demand.scope(hotline, KeyScope.ORDERS_WRITE);
    return RawBody.read(request, LARGEST_BATCH)
        .map(this::rows)
        .flatMap(rows -> orders.count(hotline, rows.size()).then(batch.take(rows, hotline, locale)))
        .map(OrdersApi::answered);
  }

  private List<JsonNode> rows(byte[] body) {
    var sent = read(body);
    var rows = sent == null ? null : sent.orders();
    if (rows == null || rows.isEmpty()) {
      throw invalid("orders", "hotline.batch.empty");
    }
    if (rows.size() > MOST_ROWS) {
      throw invalid("orders", "hotline.batch.long");
    }
    return rows;
  }

  /** Null for the JSON text {@code null}. */
  private @Nullable Batch read(byte[] body) {
    try {
      return json.readValue(body, Batch.class);
    } catch (JacksonException e) {
      throw invalid(
          e instanceof StreamReadException ? "body" : "orders", "kit.field.malformed-json");
    }
  }

  private static Answered answered(List<BatchRow> rows) {
    var taken = rows.stream().filter(row -> row.status() == HttpStatus.CREATED.value()).count();
    var known = rows.stream().filter(row -> row.status() == HttpStatus.OK.value()).count();
    return new Answered((int) taken, (int) known, rows.size() - (int) (taken + known), rows);
  }

  /** Where an order stands, with every step. */
  @GetMapping("/api/hotline/orders/{hotlineNumber}")
  Mono<OrderAnswer> find(
      @PathVariable String hotlineNumber, @AuthenticationPrincipal SignedIn hotline) {
    return answer(hotlineNumber, hotline);
  }

  /** The same for numbers that do not fit into a path. */
  @GetMapping("/api/hotline/orders")
  Mono<OrderAnswer> findByParameter(
      @RequestParam String number, @AuthenticationPrincipal SignedIn hotline) {
    return answer(number, hotline);
  }

  private Mono<OrderAnswer> answer(String number, SignedIn hotline) {
    Demand.scope(hotline, KeyScope.ORDERS_READ);
    return requests
        .byHotline(new HotlineNumber(hotline.personId(), number))
        .map(request -> OrderAnswer.of(number, request, ApiKeys.isSandbox(hotline)))
        .switchIfEmpty(Mono.error(OrdersApi::unknown));
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "request-not-found", "hotline.order.unknown");
  }

  private static InvalidInput invalid(String field, String messageKey) {
    return new InvalidInput(List.of(new FieldError(field, messageKey, MOST_ROWS)));
  }
}
