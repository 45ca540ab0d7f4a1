package org.diandan.request.intake.web;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.diandan.contract.Role;
import org.diandan.request.identity.ApiKeys;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.Origin.HotlineNumber;
import org.diandan.request.intake.Receipt;
import org.diandan.request.intake.SubmitRequest;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders of a hotline's own system, signed in by API key. */
@RestController
class HotlineController {

  private static final Pattern THEIR_NUMBER = Pattern.compile("[\\x21-\\x7e]{1,64}");

  private final SubmitRequest submitting;
  private final ApiKeys keys;

  HotlineController(SubmitRequest submitting, ApiKeys keys) {
    this.submitting = submitting;
    this.keys = keys;
  }

  /**
   * An order with the number the hotline gave it; the other fields are those of {@code POST
   * /api/requests}.
   *
   * @param orderNumber the hotline's own number, at most 64 visible ASCII characters; the same
   *     number with the same body gets the first answer again
   */
  record HotlineOrder(
      @Nullable String orderNumber,
      @Nullable String item,
      @Nullable String area,
      @Nullable Double longitude,
      @Nullable Double latitude,
      @Nullable Instant wishedFrom,
      @Nullable Instant wishedUntil,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String words,
      @Nullable Boolean anonymous,
      @Nullable Boolean consent) {

    OrderAnswers answers() {
      return new OrderAnswers(
          item,
          area,
          longitude,
          latitude,
          wishedFrom,
          wishedUntil,
          name,
          phone,
          address,
          words,
          anonymous,
          consent);
    }

    String checkedNumber() {
      if (orderNumber == null || orderNumber.isBlank()) {
        throw new InvalidInput(
            List.of(new FieldError("orderNumber", "request.hotline-number.missing")));
      }
      if (!THEIR_NUMBER.matcher(orderNumber).matches()) {
        throw new InvalidInput(
            List.of(new FieldError("orderNumber", "request.hotline-number.form")));
      }
      return orderNumber;
    }
  }

  /** Takes a caller's order. */
  @PostMapping("/api/hotline/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Receipt> submit(@RequestBody HotlineOrder order, @AuthenticationPrincipal SignedIn hotline) {
    var number = new HotlineNumber(hotline.personId(), order.checkedNumber());
    if (order.area() != null && !hotline.holds(Role.HOTLINE.name(), order.area())) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "request.hotline.other-area");
    }
    return keys.takeOne(hotline.personId())
        .then(Mono.defer(() -> submitting.take(order.answers(), Origin.hotline(number))))
        .map(submission -> Submissions.receiptOf(submission, "orderNumber"));
  }
}
