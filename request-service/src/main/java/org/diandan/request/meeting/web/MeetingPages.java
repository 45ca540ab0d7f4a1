package org.diandan.request.meeting.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.department.Department;
import org.diandan.request.department.Departments;
import org.diandan.request.limits.Source;
import org.diandan.request.meeting.CallMeeting;
import org.diandan.request.meeting.CallMeeting.Invitation;
import org.diandan.request.meeting.Meetings;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The joint meetings of an official's areas, what is stuck there, and calling the next one. */
@Controller
@RequestMapping("/official/meetings")
class MeetingPages {

  private static final int LONGEST_NAME = 60;

  private final Meetings meetings;
  private final CallMeeting calling;
  private final Places places;
  private final LadderWords words;

  MeetingPages(Meetings meetings, CallMeeting calling, Places places, LadderWords words) {
    this.meetings = meetings;
    this.calling = calling;
    this.places = places;
    this.words = words;
  }

  /** Where meetings are for, and who may sit there. */
  @org.springframework.stereotype.Component("meetingPlaces")
  record Places(Areas areas, Departments departments) {

    /** The official's own areas by code, with their names. */
    Mono<Map<String, String>> of(Staff staff) {
      return Flux.fromIterable(staff.areas())
          .filter(code -> !code.isEmpty())
          .concatMap(code -> areas.find(code).map(found -> Map.entry(code, name(found, code))))
          .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new);
    }

    private static String name(java.util.Optional<Area> found, String code) {
      return found.map(Area::name).orElse(code);
    }

    /** Open departments that work for, or inside, any of the areas. */
    Flux<Department> invited(Staff staff) {
      return Flux.concat(
              departments.listInside(staff.areas()).map(Departments.Listed::department),
              Flux.fromIterable(staff.areas()).concatMap(departments::listFor))
          .filter(Department::open)
          .distinct(Department::id);
    }
  }

  @GetMapping
  Mono<Rendering> page(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    var staff = by(exchange, reader);
    return show(staff, new TypedForm(new LinkedMultiValueMap<>()), List.of(), locale);
  }

  @PostMapping
  Mono<Rendering> call(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    var staff = by(exchange, reader);
    return exchange
        .getFormData()
        .map(TypedForm::new)
        .flatMap(
            typed -> {
              var errors = errors(typed, staff);
              return errors.isEmpty()
                  ? invitation(typed, staff)
                      .flatMap(invitation -> calling.call(invitation, staff))
                      .map(MeetingPages::opened)
                  : show(staff, typed, errors, locale);
            });
  }

  private List<FieldError> errors(TypedForm typed, Staff staff) {
    var errors = new ArrayList<FieldError>();
    var title = typed.get("title");
    if (title.length() < 2 || title.length() > LONGEST_NAME) {
      errors.add(new FieldError("title", "meeting.title.wrong", LONGEST_NAME));
    }
    if (typed.get("place").length() > LONGEST_NAME) {
      errors.add(new FieldError("place", "meeting.place.long", LONGEST_NAME));
    }
    if (!staff.areas().contains(typed.get("area")) || typed.get("area").isEmpty()) {
      errors.add(new FieldError("area", "meeting.area.missing"));
    }
    if (typed.moment("day", "time", words.zone()).isEmpty()) {
      errors.add(new FieldError("day", "clock.day.wrong"));
    }
    return errors;
  }

  /** Whoever is ticked and can be invited here. */
  private Mono<Invitation> invitation(TypedForm typed, Staff staff) {
    return places
        .invited(staff)
        .map(Department::id)
        .filter(typed.ids("department")::contains)
        .collect(Collectors.toSet())
        .map(
            invited ->
                new Invitation(
                    typed.get("area"),
                    typed.get("title"),
                    typed.get("place"),
                    typed.moment("day", "time", words.zone()).orElseThrow(),
                    invited));
  }

  private Mono<Rendering> show(
      Staff staff, TypedForm typed, List<FieldError> errors, Locale locale) {
    return Mono.zip(
            meetings.inside(staff).collectList(),
            meetings.stuck(staff.array()).collectList(),
            places.of(staff),
            places.invited(staff).collectList())
        .map(
            read ->
                Rendering.view("request/meeting/list")
                    .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("meetings", read.getT1())
                    .modelAttribute("stuck", read.getT2())
                    .modelAttribute("areas", read.getT3())
                    .modelAttribute("departments", read.getT4())
                    .modelAttribute("ticked", typed.ids("department"))
                    .modelAttribute("typed", typed.fields())
                    .modelAttribute("errors", words.of(errors, locale))
                    .modelAttribute("catalogue", words.catalogue())
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  private static Rendering opened(UUID meeting) {
    return Rendering.redirectTo("/official/meetings/" + meeting)
        .status(HttpStatus.SEE_OTHER)
        .build();
  }

  private static Staff by(ServerWebExchange exchange, SignedIn reader) {
    return Staff.official(reader, Source.of(exchange.getRequest()));
  }
}
