package org.diandan.request.intake.web;

import java.util.HashMap;
import java.util.Map;
import org.diandan.request.intake.OrderForm;
import org.springframework.util.MultiValueMap;

/** What one page of the form sent. */
final class TypedAnswers {

  private TypedAnswers() {}

  static Map<String, String> of(Page page, MultiValueMap<String, String> sent) {
    var typed = new HashMap<>(sent.toSingleValueMap());
    if (page == Page.WHERE) {
      typed.put("area", AreaChoice.of(typed));
    }
    if (page == Page.WHO) {
      // A box that is not ticked sends nothing.
      typed.putIfAbsent("anonymous", "");
      typed.putIfAbsent("consent", "");
      typed.putIfAbsent(OrderForm.FOR_WHOM, "");
    }
    // Only having read a warning sets it.
    typed.remove(OrderForm.WARNED);
    return typed;
  }
}
