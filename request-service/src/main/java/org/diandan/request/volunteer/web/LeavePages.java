package org.diandan.request.volunteer.web;

import java.util.function.Function;
import org.diandan.request.volunteer.CheckJoin;
import org.diandan.request.volunteer.LeaveVolunteers;
import org.diandan.request.volunteer.ReadVolunteer;
import org.diandan.request.volunteer.Volunteer;
import org.diandan.web.Refusal;
import org.diandan.web.SessionCookies;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Leaving, coming back, and having everything erased; asked once more before it happens. */
@Controller
class LeavePages {

  private final ReadVolunteer volunteers;
  private final LeaveVolunteers leaving;
  private final CheckJoin checking;

  LeavePages(ReadVolunteer volunteers, LeaveVolunteers leaving, CheckJoin checking) {
    this.volunteers = volunteers;
    this.leaving = leaving;
    this.checking = checking;
  }

  @GetMapping("/me/volunteer/leave")
  Rendering ask() {
    return Rendering.view("request/volunteer/leave").build();
  }

  @PostMapping("/me/volunteer/leave")
  Mono<Rendering> leave(@AuthenticationPrincipal SignedIn person) {
    return act(person, leaving::leave)
        .map(done -> redirect(OwnPages.HOME + "?said=" + said(done, "left")));
  }

  @PostMapping("/me/volunteer/return")
  Mono<Rendering> comeBack(@AuthenticationPrincipal SignedIn person) {
    return act(person, volunteer -> leaving.comeBack(volunteer, checking))
        .map(done -> redirect(OwnPages.HOME + "?said=" + said(done, "returned")));
  }

  @PostMapping("/me/volunteer/erase")
  Mono<Rendering> erase(@AuthenticationPrincipal SignedIn person, ServerWebExchange exchange) {
    return act(person, leaving::erase)
        .map(
            outcome ->
                switch (outcome) {
                  case DONE -> {
                    SessionCookies.clear(exchange);
                    yield redirect("/join/erased");
                  }
                  case STILL_LEADS, NOT_NOW ->
                      redirect(OwnPages.HOME + "?said=" + said(outcome, ""));
                });
  }

  /** Tells somebody whose data are gone so; nobody is signed in any more. */
  @GetMapping("/join/erased")
  Rendering erased() {
    return Rendering.view("request/volunteer/erased").build();
  }

  private Mono<LeaveVolunteers.Outcome> act(
      SignedIn person, Function<Volunteer, Mono<LeaveVolunteers.Outcome>> action) {
    return volunteers
        .of(person.personId())
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")))
        .flatMap(action);
  }

  private static String said(LeaveVolunteers.Outcome outcome, String done) {
    return switch (outcome) {
      case DONE -> done;
      case STILL_LEADS -> "still-leads";
      case NOT_NOW -> "not-now";
    };
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
