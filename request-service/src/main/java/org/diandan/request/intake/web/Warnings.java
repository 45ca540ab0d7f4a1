package org.diandan.request.intake.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.stopper.Stoppers;
import org.diandan.request.stopper.Topic;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;

/** What must be said to somebody because of their words, once. */
@Component
final class Warnings {

  private final Stoppers stoppers;

  Warnings(Stoppers stoppers) {
    this.stoppers = stoppers;
  }

  /** Whether the words bring up something that was not read yet. */
  boolean areNew(OrderForm form) {
    var read = form.get(OrderForm.WARNED);
    return topicsOf(form).stream().anyMatch(topic -> !read.contains(topic.code() + ";"));
  }

  /** The form with the mark that everything its words bring up was read. */
  OrderForm read(OrderForm form) {
    var codes = topicsOf(form).stream().map(topic -> topic.code() + ";").collect(joining());
    return form.with(Map.of(OrderForm.WARNED, codes));
  }

  Rendering page(OrderForm form) {
    var topics = topicsOf(form);
    return Rendering.view("request/order/warning")
        .modelAttribute("topics", topics)
        .modelAttribute("life", topics.stream().anyMatch(Topic::isLife))
        .modelAttribute("words", form.get("words"))
        .modelAttribute("back", OrderPages.hrefOf(Page.ITEM, form))
        .build();
  }

  private List<Topic> topicsOf(OrderForm form) {
    return stoppers.find(form.get("words"));
  }
}
