package org.diandan.request.hotline;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.Role;
import org.diandan.request.identity.ApiKeys;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.Origin.HotlineNumber;
import org.diandan.request.intake.Submission;
import org.diandan.request.intake.SubmitRequest;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes orders of a hotline under its own numbers. */
@Component
public final class TakeOrders {

  private final SubmitRequest submitting;
  private final ApiKeys keys;
  private final DatabaseClient database;

  TakeOrders(SubmitRequest submitting, ApiKeys keys, DatabaseClient database) {
    this.submitting = submitting;
    this.keys = keys;
    this.database = database;
  }

  /** Counts orders that are about to come; an error with status 429 when there were too many. */
  public Mono<Void> count(SignedIn hotline, int orders) {
    return keys.take(hotline.personId(), orders);
  }

  /**
   * Takes one order.
   *
   * @return an error that names the field when the number is of no use, and one with status 403
   *     when the key does not reach the area
   */
  public Mono<Submission> take(HotlineOrder order, SignedIn hotline) {
    return Mono.defer(
        () -> {
          var number = new HotlineNumber(hotline.personId(), order.checkedNumber());
          if (order.area() != null && !hotline.holds(Role.HOTLINE.name(), order.area())) {
            throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "request.hotline.other-area");
          }
          return submitting.take(order.answers(ApiKeys.isSandbox(hotline)), Origin.hotline(number));
        });
  }

  /** Those of the numbers under which the hotline has ordered before. */
  public Mono<Set<String>> known(UUID hotline, Collection<String> numbers) {
    return database
        .sql(
            """
            select their_number
            from hotline_order
            where hotline_key = :hotline
              and their_number = any(:numbers)
            """)
        .bind("hotline", hotline)
        .bind("numbers", numbers.toArray(String[]::new))
        .mapValue(String.class)
        .all()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Our id of an order; empty when this hotline never sent it. */
  public Mono<UUID> idOf(HotlineNumber number) {
    return database
        .sql(
            """
            select request_id
            from hotline_order
            where hotline_key = :hotline
              and their_number = :number
            """)
        .bind("hotline", number.hotline())
        .bind("number", number.theirNumber())
        .mapValue(UUID.class)
        .one();
  }
}
