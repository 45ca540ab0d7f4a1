package org.diandan.journey.platform;

/**
 * An order the platform took.
 *
 * @param id the request's id
 * @param number the order number people use
 * @param token the secret of the private link
 */
public record Placed(String id, String number, String token) {

  static Placed of(Answer answer) {
    return new Placed(answer.text("id"), answer.text("orderNumber"), answer.text("token"));
  }
}
