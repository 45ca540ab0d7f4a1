package org.diandan.request.volunteer.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.volunteer.CheckJoin;
import org.diandan.request.volunteer.JoinForm;
import org.diandan.request.volunteer.JoinStep;
import org.diandan.request.volunteer.OwnData;
import org.diandan.request.volunteer.ReadVolunteer;
import org.diandan.request.volunteer.Volunteer;
import org.diandan.request.volunteer.web.StepView.Question;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Everybody's own data: see it, correct it, take it along. */
@Controller
class OwnPages {

  static final String HOME = "/me/volunteer";
  private static final String CHANGE = HOME + "/change/";

  private final ReadVolunteer volunteers;
  private final OwnData ownData;
  private final CheckJoin checking;
  private final Showing showing;

  OwnPages(ReadVolunteer volunteers, OwnData ownData, CheckJoin checking, Showing showing) {
    this.volunteers = volunteers;
    this.ownData = ownData;
    this.checking = checking;
    this.showing = showing;
  }

  /** What pages and files are made with. */
  @Component
  record Showing(StepView steps, Areas areas, JsonMapper json) {}

  private record Asked(JoinStep step, Volunteer known, Locale locale) {}

  /**
   * The page.
   *
   * @param said what an action just now came to: a part of a message key, or empty
   */
  @GetMapping(HOME)
  Mono<Rendering> show(
      @AuthenticationPrincipal SignedIn person, @RequestParam(defaultValue = "") String said) {
    return own(person)
        .flatMap(
            volunteer ->
                areaPath(volunteer)
                    .map(
                        path ->
                            Rendering.view("request/volunteer/own")
                                .modelAttribute("volunteer", volunteer)
                                .modelAttribute("areaPath", path)
                                .modelAttribute("said", said.matches("[a-z-]{1,20}") ? said : "")
                                .build()));
  }

  @GetMapping(CHANGE + "{step}")
  Mono<Rendering> question(
      @PathVariable String step, @AuthenticationPrincipal SignedIn person, Locale locale) {
    var asked = stepOf(step);
    return own(person)
        .flatMap(known -> page(new Asked(asked, known, locale), OwnData.formOf(known), Map.of()));
  }

  @PostMapping(CHANGE + "{step}")
  Mono<Rendering> change(
      @PathVariable String step,
      @AuthenticationPrincipal SignedIn person,
      ServerWebExchange exchange,
      Locale locale) {
    var asked = stepOf(step);
    return Mono.zip(own(person), exchange.getFormData())
        .flatMap(
            read ->
                change(new Asked(asked, read.getT1(), locale), read.getT2().toSingleValueMap()));
  }

  /** Everything that is known of the reader here, as a file. */
  @GetMapping(HOME + "/export")
  Mono<ResponseEntity<String>> export(@AuthenticationPrincipal SignedIn person) {
    return own(person)
        .map(
            volunteer ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=volunteer.json")
                    .body(showing.json().writeValueAsString(exported(volunteer, person))));
  }

  private Mono<Rendering> change(Asked asked, Map<String, String> sent) {
    var form = JoinPages.filled(OwnData.formOf(asked.known()), asked.step(), sent);
    var phone = asked.known().phone();
    var own = phone == null ? "" : phone;
    if (!"next".equals(sent.getOrDefault("act", "next"))) {
      return page(asked, form, Map.of());
    }
    var faults = checking.faults(asked.step(), form, own);
    if (!faults.isEmpty()) {
      return page(asked, form, faults);
    }
    // Whoever was made known by an administrator answers what is missing, one after the other.
    return checking
        .firstFaulty(form, own)
        .map(step -> complete(asked, form, step))
        .orElseGet(() -> correct(asked, form));
  }

  private Mono<Rendering> complete(Asked asked, JoinForm form, JoinStep missing) {
    return page(
        new Asked(missing, asked.known(), asked.locale()),
        form,
        Map.of(
            missing.fields().getFirst().equals("area") ? "county" : missing.fields().getFirst(),
            "own.missing"));
  }

  private Mono<Rendering> correct(Asked asked, JoinForm form) {
    return ownData
        .correct(asked.known(), form)
        .flatMap(
            outcome ->
                switch (outcome) {
                  case OwnData.Outcome.Corrected _ -> Mono.just(redirect(HOME + "?said=kept"));
                  case OwnData.Outcome.Refused refused ->
                      page(
                          asked,
                          form,
                          Map.of(asked.step().fields().getFirst(), refused.messageKey()));
                });
  }

  private Mono<Rendering> page(Asked asked, JoinForm form, Map<String, String> faults) {
    return showing.steps().show(new Question(asked.step(), form, faults, CHANGE, asked.locale()));
  }

  private Map<String, Object> exported(Volunteer volunteer, SignedIn person) {
    var all = new LinkedHashMap<String, Object>();
    all.put("personId", volunteer.personId());
    var standing = volunteer.standing();
    if (standing != null) {
      all.put("volunteerNumber", standing.printedNumber());
      all.put("state", standing.state());
      all.put("joinedAt", standing.joinedAt());
    }
    var phone = volunteer.phone();
    all.put("phone", phone == null ? "" : phone);
    all.put("authorities", person.authorities());
    all.put("said", OwnData.formOf(volunteer).typed());
    return all;
  }

  private Mono<Volunteer> own(SignedIn person) {
    return volunteers
        .of(person.personId())
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")));
  }

  private Mono<String> areaPath(Volunteer volunteer) {
    var area = volunteer.area();
    return area == null
        ? Mono.just("")
        : showing.areas().find(area.value()).map(found -> found.map(Area::path).orElse(""));
  }

  private static JoinStep stepOf(String path) {
    return JoinStep.find(path)
        .filter(step -> step != JoinStep.CHECK)
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"));
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
