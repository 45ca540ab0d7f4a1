package org.diandan.matching.volunteer.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.contract.SkillCode;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.volunteer.Skills;
import org.diandan.matching.volunteer.Skills.Level;
import org.diandan.matching.volunteer.Skills.Review;
import org.diandan.matching.volunteer.Skills.Skill;
import org.diandan.web.Authority;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A volunteer says what they can do; a reviewer of the area looks at the proof. */
@Controller
class SkillPages {

  private static final String OWN = "/volunteer/skills";
  private static final String REVIEW = "/admin/skills";
  private static final int LONGEST = 200;

  private final Skills skills;
  private final SkillWording wording;

  SkillPages(Skills skills, SkillWording wording) {
    this.skills = skills;
    this.wording = wording;
  }

  /** Names of codes, sentences, and which day it is. */
  @Component
  record SkillWording(CodeNames names, MessageSource messages, ZoneId zone) {

    String of(String key, Locale locale) {
      return messages.getMessage(key, null, locale);
    }

    String nameOf(SkillCode code, Locale locale) {
      return names.namesOf(List.of(code), locale);
    }

    /** Its name, and whether it takes a proof. */
    String labelOf(SkillCode code, Locale locale) {
      var name = nameOf(code, locale);
      return takesCredential(code)
          ? messages.getMessage("skills.credentialed", new Object[] {name}, locale)
          : name;
    }

    /** Every skill that can be claimed, by code. */
    Map<String, String> all(Locale locale) {
      var all = new LinkedHashMap<String, String>();
      names
          .skillNames(locale)
          .keySet()
          .forEach(code -> all.put(code, labelOf(new SkillCode(code), locale)));
      return all;
    }

    boolean takesCredential(SkillCode code) {
      return names.credentialed().contains(code);
    }

    LocalDate today() {
      return LocalDate.now(Clock.system(zone));
    }
  }

  /** A skill with its name. */
  record Line(Skill skill, String name) {}

  /** What a page was asked with. */
  private record Asked(SignedIn person, Map<String, String> sent, Locale locale) {

    String get(String field) {
      return sent.getOrDefault(field, "").strip();
    }
  }

  @GetMapping(OWN)
  Mono<Rendering> own(@AuthenticationPrincipal SignedIn person, Locale locale) {
    return own(new Asked(person, Map.of(), locale), Map.of());
  }

  @PostMapping(OWN)
  Mono<Rendering> claim(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn person, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> new Asked(person, form.toSingleValueMap(), locale))
        .flatMap(this::claim);
  }

  @GetMapping(REVIEW)
  Mono<Rendering> claimed(@AuthenticationPrincipal SignedIn reviewer, Locale locale) {
    return claimed(reviewer, locale, HttpStatus.OK);
  }

  @PostMapping(REVIEW + "/{person}/{skill}")
  Mono<Rendering> review(
      @PathVariable UUID person,
      @PathVariable String skill,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reviewer) {
    if (!SkillCode.isWellFormed(skill)) {
      throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404");
    }
    return exchange
        .getFormData()
        .map(form -> reason(form.toSingleValueMap()))
        .flatMap(
            reason ->
                skills.review(
                    new Review(person, new SkillCode(skill), reviewer.personId(), reason),
                    areasOf(reviewer)))
        .map(
            done -> {
              if (!done) {
                throw new Refusal(HttpStatus.CONFLICT, "not-waiting", "skills.review.gone");
              }
              return redirect(REVIEW);
            });
  }

  /** A refusal needs a reason; the plain one stands for it when none was typed. */
  private static String reason(Map<String, String> sent) {
    if ("confirm".equals(sent.get("answer"))) {
      return "";
    }
    var typed = cut(sent.get("reason"));
    return typed.isEmpty() ? "-" : typed;
  }

  private Mono<Rendering> claim(Asked asked) {
    var errors = new LinkedHashMap<String, String>();
    var code = asked.get("skill");
    if (!wording.all(asked.locale()).containsKey(code)) {
      errors.put("skill", wording.of("skills.skill.wrong", asked.locale()));
    }
    var level = level(asked.get("level"));
    if (level == null) {
      errors.put("level", wording.of("skills.level.wrong", asked.locale()));
    }
    var expires = date(asked.get("expires"));
    if (!asked.get("expires").isEmpty() && (expires == null || expires.isBefore(wording.today()))) {
      errors.put("expires", wording.of("skills.expires.wrong", asked.locale()));
    }
    var proof = cut(asked.get("proof"));
    if (proof.isEmpty()
        && !errors.containsKey("skill")
        && wording.takesCredential(new SkillCode(code))) {
      errors.put("proof", wording.of("skills.proof.missing", asked.locale()));
    }
    if (level == null || !errors.isEmpty()) {
      return own(asked, errors);
    }
    return skills
        .claim(
            new Skill(
                asked.person().personId(),
                new SkillCode(code),
                level,
                proof,
                expires,
                "CLAIMED",
                null))
        .thenReturn(redirect(OWN));
  }

  private Mono<Rendering> own(Asked asked, Map<String, String> errors) {
    return skills
        .listOf(asked.person().personId())
        .map(skill -> new Line(skill, wording.nameOf(skill.code(), asked.locale())))
        .collectList()
        .map(
            lines ->
                Rendering.view("matching/volunteer/skills")
                    .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("lines", lines)
                    .modelAttribute("names", wording.all(asked.locale()))
                    .modelAttribute("sent", asked.sent())
                    .modelAttribute("today", wording.today())
                    .modelAttribute("errors", errors)
                    .build());
  }

  private Mono<Rendering> claimed(SignedIn reviewer, Locale locale, HttpStatus status) {
    return skills
        .listClaimed(areasOf(reviewer))
        .map(skill -> new Line(skill, wording.labelOf(skill.code(), locale)))
        .collectList()
        .map(
            lines ->
                Rendering.view("matching/volunteer/review")
                    .status(status)
                    .modelAttribute("lines", lines)
                    .build());
  }

  private static List<String> areasOf(SignedIn reviewer) {
    return reviewer.authorities().stream()
        .filter(
            held ->
                held.role().equals(Role.OFFICIAL.name())
                    || held.role().equals(Role.ADMINISTRATOR.name()))
        .map(Authority::area)
        .toList();
  }

  private static @Nullable Level level(String typed) {
    for (var level : Level.values()) {
      if (level.name().equals(typed)) {
        return level;
      }
    }
    return null;
  }

  private static @Nullable LocalDate date(String typed) {
    try {
      return typed.isEmpty() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }

  private static String cut(@Nullable String typed) {
    var text = typed == null ? "" : typed.strip();
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
