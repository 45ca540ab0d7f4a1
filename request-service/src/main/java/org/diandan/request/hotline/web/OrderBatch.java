package org.diandan.request.hotline.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diandan.request.hotline.HotlineOrder;
import org.diandan.request.hotline.TakeOrders;
import org.diandan.request.identity.ApiKeys;
import org.diandan.request.intake.web.Submissions;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the orders of a batch, each by itself: one that is of no use spoils no other, and the whole
 * batch may be sent again.
 */
@Component
final class OrderBatch {

  private static final int AT_ONCE = 4;
  private static final FieldError NO_ORDER = new FieldError("order", "kit.field.invalid");

  private final TakeOrders orders;
  private final JsonMapper json;
  private final MessageSource messages;

  OrderBatch(TakeOrders orders, JsonMapper json, MessageSource messages) {
    this.orders = orders;
    this.json = json;
    this.messages = messages;
  }

  /** A row that can be read. */
  private record Row(int place, HotlineOrder order) {

    String number() {
      return order.orderNumber() == null ? "" : order.orderNumber();
    }
  }

  /**
   * @param known numbers that had an order before this call
   */
  private record Call(SignedIn hotline, Locale locale, Set<String> known) {}

  /** The answers, in the order of the rows. */
  Mono<List<BatchRow>> take(List<JsonNode> sent, SignedIn hotline, Locale locale) {
    var answered = new ArrayList<BatchRow>();
    var readable = new ArrayList<Row>();
    for (var place = 0; place < sent.size(); place++) {
      var row = sent.get(place);
      if (row.isNull()) {
        answered.add(faulty(place, null, new InvalidInput(List.of(NO_ORDER)), locale));
        continue;
      }
      try {
        readable.add(new Row(place, json.treeToValue(row, HotlineOrder.class)));
      } catch (JacksonException e) {
        answered.add(unreadable(place, row, e, locale));
      }
    }
    return orders
        .known(hotline.personId(), readable.stream().map(Row::number).toList())
        .flatMap(known -> takeAll(readable, new Call(hotline, locale, known)))
        .map(
            rows -> {
              answered.addAll(rows);
              answered.sort(Comparator.comparingInt(BatchRow::row));
              return List.copyOf(answered);
            });
  }

  /** Rows with a number that stands further up come after it. */
  private Mono<List<BatchRow>> takeAll(List<Row> rows, Call call) {
    var seen = new HashSet<String>();
    var first = new ArrayList<Row>();
    var again = new ArrayList<Row>();
    rows.forEach(row -> (seen.add(row.number()) ? first : again).add(row));
    var numbers = new HashSet<>(call.known());
    first.forEach(row -> numbers.add(row.number()));
    return Flux.fromIterable(first)
        .flatMap(row -> take(row, call), AT_ONCE)
        .concatWith(
            Flux.fromIterable(again)
                .concatMap(
                    row -> take(row, new Call(call.hotline(), call.locale(), Set.copyOf(numbers)))))
        .collectList();
  }

  private Mono<BatchRow> take(Row row, Call call) {
    return orders
        .take(row.order(), call.hotline())
        .map(submission -> Submissions.receiptOf(submission, "orderNumber"))
        .map(
            receipt ->
                new BatchRow(
                    row.place(),
                    row.number(),
                    (call.known().contains(row.number()) ? HttpStatus.OK : HttpStatus.CREATED)
                        .value(),
                    OrderReceipt.of(row.number(), receipt, ApiKeys.isSandbox(call.hotline())),
                    null,
                    null,
                    List.of()))
        // What a call of its own would be refused for is the answer of the row.
        .onErrorResume(
            InvalidInput.class, e -> Mono.just(faulty(row.place(), row.number(), e, call.locale())))
        .onErrorResume(Refusal.class, e -> Mono.just(refused(row, e, call.locale())));
  }

  private BatchRow unreadable(int place, JsonNode sent, JacksonException error, Locale locale) {
    var path = error.getPath();
    var name = path.isEmpty() ? null : path.getLast().getPropertyName();
    var field = name == null ? NO_ORDER : new FieldError(name, "kit.field.invalid");
    var number = sent.path("orderNumber");
    return faulty(
        place,
        number.isString() ? number.asString() : null,
        new InvalidInput(List.of(field)),
        locale);
  }

  private BatchRow faulty(int place, @Nullable String number, InvalidInput invalid, Locale locale) {
    return new BatchRow(
        place,
        number,
        HttpStatus.UNPROCESSABLE_CONTENT.value(),
        null,
        "urn:problem:invalid-input",
        text("kit.error.fields", new Object[0], locale),
        invalid.errors().stream()
            .map(
                error ->
                    Map.of(
                        "field",
                        error.field(),
                        "message",
                        text(error.messageKey(), error.arguments().toArray(), locale)))
            .toList());
  }

  private BatchRow refused(Row row, Refusal refusal, Locale locale) {
    return new BatchRow(
        row.place(),
        row.number(),
        refusal.status().value(),
        null,
        "urn:problem:" + refusal.type(),
        text(refusal.messageKey(), refusal.arguments(), locale),
        List.of());
  }

  private String text(String key, Object[] arguments, Locale locale) {
    var text = messages.getMessage(key, arguments, key, locale);
    return text == null ? key : text;
  }
}
