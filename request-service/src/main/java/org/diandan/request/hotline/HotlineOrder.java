package org.diandan.request.hotline;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * An order with the number the hotline gave it; the other fields are those of {@code POST
 * /api/requests}.
 *
 * @param orderNumber the hotline's own number, at most 64 visible ASCII characters; the same number
 *     with the same body gets the first answer again
 */
public record HotlineOrder(
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

  private static final Pattern THEIR_NUMBER = Pattern.compile("[\\x21-\\x7e]{1,64}");

  /** Stands before the words of orders for trying out, for everybody who comes across one. */
  static final String SANDBOX_MARK = "【测试单】";

  OrderAnswers answers(boolean sandbox) {
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
        sandbox ? SANDBOX_MARK + (words == null ? "" : words) : words,
        anonymous,
        consent);
  }

  String checkedNumber() {
    if (orderNumber == null || orderNumber.isBlank()) {
      throw invalid("request.hotline-number.missing");
    }
    if (!THEIR_NUMBER.matcher(orderNumber).matches()) {
      throw invalid("request.hotline-number.form");
    }
    return orderNumber;
  }

  private static InvalidInput invalid(String messageKey) {
    return new InvalidInput(List.of(new FieldError("orderNumber", messageKey)));
  }

  @Override
  public String toString() {
    return "HotlineOrder[%s]".formatted(orderNumber);
  }
}
