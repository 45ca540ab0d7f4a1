package org.diandan.request.volunteer.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.intake.web.PlacePicker;
import org.diandan.request.volunteer.CheckJoin;
import org.diandan.request.volunteer.JoinForm;
import org.diandan.request.volunteer.JoinStep;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Shows one question, at sign-up and when it is answered anew. */
@Component
final class StepView {

  private final CheckJoin checking;
  private final PlacePicker places;
  private final Areas areas;
  private final MessageSource messages;

  StepView(CheckJoin checking, PlacePicker places, Areas areas, MessageSource messages) {
    this.checking = checking;
    this.places = places;
    this.areas = areas;
    this.messages = messages;
  }

  /**
   * A question as it is shown.
   *
   * @param faults message keys by field; empty at first
   * @param base path of the questions, without the last part
   */
  record Question(
      JoinStep step, JoinForm form, Map<String, String> faults, String base, Locale locale) {}

  /**
   * A line of the last page.
   *
   * @param href of the page that changes it
   */
  record Row(String label, String value, String href) {}

  Mono<Rendering> show(Question question) {
    var form = question.form();
    return Mono.zip(
            places.choices(form.get("area"), form.get("q")),
            areas.find(form.get("area")).map(found -> found.map(Area::path).orElse("")))
        .map(
            found ->
                Rendering.view("request/volunteer/step")
                    .status(
                        question.faults().isEmpty()
                            ? HttpStatus.OK
                            : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("question", question)
                    .modelAttribute("step", question.step().name())
                    .modelAttribute("form", form)
                    .modelAttribute("errors", errors(question))
                    .modelAttribute("choices", found.getT1())
                    .modelAttribute("rows", rows(question, found.getT2()))
                    .modelAttribute("minor", checking.isMinor(form))
                    .modelAttribute("back", back(question))
                    .build());
  }

  /** The questions of a sign-up, in order; the guardian is asked for by minors only. */
  List<JoinStep> steps(JoinForm form) {
    return List.of(JoinStep.values()).stream()
        .filter(step -> step != JoinStep.DOCUMENT)
        .filter(step -> step != JoinStep.GUARDIAN || checking.isMinor(form))
        .toList();
  }

  private String back(Question question) {
    var steps = steps(question.form());
    var at = steps.indexOf(question.step());
    return at <= 0 ? "" : question.base() + steps.get(at - 1).path();
  }

  private Map<String, String> errors(Question question) {
    var errors = new LinkedHashMap<String, String>();
    question
        .faults()
        .forEach(
            (field, key) -> errors.put(field, messages.getMessage(key, null, question.locale())));
    return errors;
  }

  private List<Row> rows(Question question, String areaPath) {
    if (question.step() != JoinStep.CHECK) {
      return List.of();
    }
    var form = question.form();
    return steps(form).stream()
        .filter(step -> step != JoinStep.CHECK)
        .map(step -> row(step, question, areaPath))
        .toList();
  }

  private Row row(JoinStep step, Question question, String areaPath) {
    var form = question.form();
    var locale = question.locale();
    var value =
        switch (step) {
          case NAME -> form.get("name");
          case BIRTH ->
              messages.getMessage(
                  "join.birth.said",
                  new Object[] {form.get("year"), form.get("month"), form.get("day")},
                  locale);
          case AREA -> areaPath;
          case GUARDIAN -> form.get("guardianName") + " " + form.get("guardianPhone");
          case MORE -> more(form, locale);
          case CHECK, DOCUMENT -> "";
        };
    var label = messages.getMessage("join.%s.label".formatted(step.path()), null, locale);
    return new Row(label, value, question.base() + step.path());
  }

  private String more(JoinForm form, Locale locale) {
    var said = JoinStep.MORE.fields().stream().filter(field -> !form.get(field).isEmpty()).count();
    return messages.getMessage("join.more.said", new Object[] {said}, locale);
  }
}
