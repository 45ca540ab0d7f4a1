package org.diandan.request.hotline.web;

import java.time.Instant;
import java.util.UUID;
import org.diandan.request.intake.Receipt;

/**
 * What a hotline gets for an order.
 *
 * @param hotlineNumber its own number
 * @param orderNumber ours
 * @param link path of the resident's private page
 * @param token the secret part of the link
 * @param sandbox whether it is only for trying out
 */
record OrderReceipt(
    String hotlineNumber,
    UUID id,
    String orderNumber,
    String link,
    String token,
    String state,
    Instant acceptBy,
    Instant finishBy,
    boolean sandbox) {

  static OrderReceipt of(String hotlineNumber, Receipt receipt, boolean sandbox) {
    return new OrderReceipt(
        hotlineNumber,
        receipt.id(),
        receipt.orderNumber(),
        receipt.link(),
        receipt.token(),
        receipt.state().name(),
        receipt.acceptBy(),
        receipt.finishBy(),
        sandbox);
  }

  @Override
  public String toString() {
    return "OrderReceipt[%s]".formatted(orderNumber);
  }
}
