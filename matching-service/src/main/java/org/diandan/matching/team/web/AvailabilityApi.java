package org.diandan.matching.team.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.StopTeam;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Freeze, drain and open a team again: for its leaders, and administrators of its area. */
@RestController
@RequestMapping("/api/teams/{teamId}/availability")
class AvailabilityApi {

  private static final int LONGEST_REASON = 200;

  private final StopTeam stopTeam;
  private final Memberships memberships;

  AvailabilityApi(StopTeam stopTeam, Memberships memberships) {
    this.stopTeam = stopTeam;
    this.memberships = memberships;
  }

  /** One of {@link Availability}, and why; the reason may be left out. */
  record Body(@Nullable String availability, @Nullable String reason) {}

  /** Takes effect at once: open offers of a team that stops are taken back and asked elsewhere. */
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> set(
      @PathVariable UUID teamId, @RequestBody Body body, @AuthenticationPrincipal SignedIn person) {
    var availability = availability(body.availability());
    var reason = reason(body.reason());
    return mayStop(person, teamId)
        .filter(allowed -> allowed)
        .flatMap(_ -> stopTeam.set(teamId, availability, reason, person.personId()))
        .filter(known -> known)
        .switchIfEmpty(Mono.error(AvailabilityApi::unknown))
        .then();
  }

  private Mono<Boolean> mayStop(SignedIn person, UUID teamId) {
    return memberships
        .of(person.personId())
        .flatMap(
            standing ->
                standing.leads().contains(teamId)
                    ? Mono.just(true)
                    : stopTeam
                        .areaOf(teamId)
                        .map(area -> person.holds(Role.ADMINISTRATOR.name(), area.value())));
  }

  private static Availability availability(@Nullable String text) {
    return Arrays.stream(Availability.values())
        .filter(known -> known.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    List.of(new FieldError("availability", "team.availability.wrong"))));
  }

  private static @Nullable String reason(@Nullable String text) {
    if (text != null && text.length() > LONGEST_REASON) {
      throw new InvalidInput(
          List.of(new FieldError("reason", "team.availability.reason", LONGEST_REASON)));
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-team", "team.unknown");
  }
}
