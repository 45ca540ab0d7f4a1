package org.diandan.request.desk.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.diandan.request.callback.LeaseCallbacks;
import org.diandan.request.desk.CountCalls;
import org.diandan.request.desk.CountCalls.Hour;
import org.diandan.request.desk.QueueKind;
import org.diandan.request.desk.ReviewQueue;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The wall of the desk: dark, large, fresh every few seconds, and without anybody's name. */
@Controller
class BoardPage {

  private final Sources sources;
  private final Knowledge.Source knowledge;

  BoardPage(Sources sources, Knowledge.Source knowledge) {
    this.sources = sources;
    this.knowledge = knowledge;
  }

  /** Where its figures come from. */
  @Component("boardSources")
  record Sources(CountCalls calls, ReviewQueue queue, LeaseCallbacks callbacks) {}

  /**
   * A bar of the day.
   *
   * @param tenths height of the bar, 0 to 10 of the busiest hour
   */
  record Bar(int hour, long calls, long tenths) {}

  @GetMapping("/desk/board")
  Mono<Rendering> show(@AuthenticationPrincipal SignedIn operator, Locale locale) {
    return model(operator, locale)
        .map(model -> Rendering.view("request/desk/board").model(model).build());
  }

  /** Only the figures. */
  @GetMapping("/desk/board/figures")
  Mono<Rendering> figures(@AuthenticationPrincipal SignedIn operator, Locale locale) {
    return model(operator, locale)
        .map(model -> Rendering.view("request/desk/board :: figures").model(model).build());
  }

  private Mono<Map<String, Object>> model(SignedIn operator, Locale locale) {
    var areas = OperatorAreas.of(operator);
    return Mono.zip(
            sources.calls().open(areas),
            sources.queue().counts(areas),
            sources.callbacks().countDue(areas),
            sources.calls().longest(areas).collectList(),
            sources.calls().byHour(areas),
            sources.calls().bySeat(areas))
        .map(
            found -> {
              var model = new HashMap<String, Object>();
              model.put("open", found.getT1());
              model.put("overdue", found.getT2().getOrDefault(QueueKind.OVERDUE, 0L));
              model.put("escalated", found.getT2().getOrDefault(QueueKind.ESCALATED, 0L));
              model.put("callbacks", found.getT3());
              model.put("longest", found.getT4());
              model.put("calls", found.getT5().stream().mapToLong(Hour::calls).sum());
              model.put("bars", bars(found.getT5()));
              model.put("seats", found.getT6());
              model.put("catalogue", knowledge.catalogue());
              model.put("spoken", knowledge.spoken(locale));
              model.put("now", knowledge.clock().instant());
              return model;
            });
  }

  /** From the first hour with a call to the last one; empty without any. */
  private static List<Bar> bars(List<Hour> hours) {
    if (hours.isEmpty()) {
      return List.of();
    }
    long busiest = hours.stream().mapToLong(Hour::calls).max().orElseThrow();
    return IntStream.rangeClosed(hours.getFirst().hour(), hours.getLast().hour())
        .mapToObj(hour -> bar(hour, hours, busiest))
        .toList();
  }

  private static Bar bar(int hour, List<Hour> hours, long busiest) {
    long calls = hours.stream().filter(one -> one.hour() == hour).mapToLong(Hour::calls).sum();
    return new Bar(hour, calls, Math.ceilDiv(calls * 10, busiest));
  }
}
