package org.diandan.request.intake.web;

import java.util.Map;
import org.diandan.request.intake.OrderDrafts;
import org.diandan.request.intake.OrderForm;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Fills in parts of a browser's form from elsewhere; the resident sees them and can change them.
 */
@Component
public final class BeginForm {

  private final OrderDrafts drafts;

  BeginForm(OrderDrafts drafts) {
    this.drafts = drafts;
  }

  /**
   * Keeps the fields in the browser's form, beside whatever was typed into others.
   *
   * @param fields by name, as {@link OrderForm#FIELDS} knows them
   */
  public Mono<OrderForm> with(Map<String, String> fields, ServerWebExchange exchange) {
    var secret = DraftCookie.findOrCreate(exchange);
    return drafts.find(secret).flatMap(form -> drafts.save(secret, form.with(fields)));
  }
}
