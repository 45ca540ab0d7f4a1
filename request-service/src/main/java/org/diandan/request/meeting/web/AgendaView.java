package org.diandan.request.meeting.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Ruling;
import org.diandan.request.department.Department;
import org.diandan.request.department.Departments;
import org.diandan.request.meeting.Meeting.Sheet;
import org.diandan.request.meeting.Meetings;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a joint meeting looks on the screen and on paper. */
@Component
final class AgendaView {

  private final Meetings meetings;
  private final Departments departments;
  private final LadderWords words;

  AgendaView(Meetings meetings, Departments departments, LadderWords words) {
    this.meetings = meetings;
    this.departments = departments;
    this.words = words;
  }

  /** Somebody at the table. */
  record Visit(Sheet sheet, Staff staff, TypedForm typed, Locale locale) {

    UUID id() {
      return sheet.meeting().id();
    }
  }

  /**
   * What came of what was sent.
   *
   * @param about the request an error belongs to; empty for none
   */
  record Trouble(String about, List<FieldError> errors, Optional<Refusal> refused) {

    static final Trouble NONE = new Trouble("", List.of(), Optional.empty());

    static Trouble refused(String messageKey) {
      return new Trouble(
          "", List.of(), Optional.of(new Refusal(HttpStatus.CONFLICT, "undecided", messageKey)));
    }

    HttpStatus status() {
      return refused
          .map(Refusal::status)
          .orElse(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  Rendering minutes(Visit visit) {
    return Rendering.view("request/meeting/minutes")
        .modelAttribute("sheet", visit.sheet())
        .modelAttribute("catalogue", words.catalogue())
        .modelAttribute("spoken", words.spoken(visit.locale()))
        .build();
  }

  /** The page as things stand now, with what was sent. */
  Mono<Rendering> show(Visit visit, Trouble trouble) {
    var area = visit.sheet().meeting().area();
    return Mono.zip(
            meetings.find(visit.id(), visit.staff()),
            meetings.stuckFor(visit.sheet()).collectList(),
            owners(area))
        .map(
            read ->
                page(visit, trouble)
                    .modelAttribute("sheet", read.getT1())
                    .modelAttribute("stuck", read.getT2())
                    .modelAttribute("owners", read.getT3())
                    .build());
  }

  private Rendering.Builder<?> page(Visit visit, Trouble trouble) {
    var locale = visit.locale();
    var rulings = words.choices("meeting.ruling.", Arrays.asList(Ruling.values()), locale);
    return Rendering.view("request/meeting/one")
        .status(trouble.status())
        .modelAttribute("rulings", rulings)
        .modelAttribute("about", trouble.about())
        .modelAttribute("typed", visit.typed().fields())
        .modelAttribute("errors", words.of(trouble.errors(), locale))
        .modelAttribute("links", links(trouble, locale))
        .modelAttribute(
            "refused",
            trouble
                .refused()
                .map(why -> words.of(why.messageKey(), locale, why.arguments()))
                .orElse(""))
        .modelAttribute("catalogue", words.catalogue())
        .modelAttribute("spoken", words.spoken(locale));
  }

  /** Open departments inside or around the meeting's area. */
  private Mono<Map<String, String>> owners(String area) {
    return Flux.concat(
            departments.listFor(area),
            departments.listInside(List.of(area)).map(Departments.Listed::department))
        .filter(Department::open)
        .distinct(Department::id)
        .collectMap(department -> department.id().toString(), Department::name, LinkedHashMap::new);
  }

  /** Each item has fields of its own, so the summary links to those. */
  private Map<String, String> links(Trouble trouble, Locale locale) {
    var links = new LinkedHashMap<String, String>();
    words
        .of(trouble.errors(), locale)
        .forEach((field, sentence) -> links.put(field + "-" + trouble.about(), sentence));
    return links;
  }
}
