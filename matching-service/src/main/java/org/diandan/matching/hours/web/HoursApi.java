package org.diandan.matching.hours.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.diandan.matching.hours.DecideHours;
import org.diandan.matching.hours.DecideHours.Decision;
import org.diandan.matching.hours.Entry;
import org.diandan.matching.hours.Filed;
import org.diandan.matching.hours.HoursBooks;
import org.diandan.matching.hours.ObjectToHours;
import org.diandan.matching.hours.ObjectToHours.Objection;
import org.diandan.matching.hours.Sum;
import org.diandan.matching.hours.VouchForHours;
import org.diandan.matching.team.Memberships;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The record of hours for programs of volunteers, leaders and officials. */
@RestController
@RequestMapping("/api/hours")
class HoursApi {

  private final HoursBooks books;
  private final Ways ways;
  private final Memberships memberships;
  private final ZoneId zone;

  HoursApi(HoursBooks books, Ways ways, Memberships memberships, ZoneId zone) {
    this.books = books;
    this.ways = ways;
    this.memberships = memberships;
    this.zone = zone;
  }

  /** What can be done with an entry. */
  @Component
  record Ways(VouchForHours vouching, ObjectToHours objections, DecideHours decisions) {}

  /** One's own record: sums over what stands, and the newest entries in whatever state. */
  record OwnRecord(List<Sum> sums, List<Entry> entries) {}

  /** Why the entry is wrong. */
  record Reason(@Nullable String reason) {}

  /** A verdict; the times of the area's own clock as {@code 2026-11-24T09:00}, for CORRECTED. */
  record TypedVerdict(
      @Nullable String verdict,
      @Nullable String servedFrom,
      @Nullable String servedUntil,
      @Nullable String answer) {}

  /** The record of the person who asks. */
  @GetMapping
  Mono<OwnRecord> own(@AuthenticationPrincipal SignedIn person) {
    var entries = books.listOf(person.personId()).map(Filed::entry).collectList();
    return Mono.zip(books.sums(person.personId()), entries)
        .map(read -> new OwnRecord(read.getT1(), read.getT2()));
  }

  /** The newest entries of a team the caller leads; 404 of any other. */
  @GetMapping("/teams/{teamId}")
  Flux<Entry> ofTeam(@PathVariable UUID teamId, @AuthenticationPrincipal SignedIn leader) {
    return memberships
        .of(leader.personId())
        .filter(standing -> standing.leads().contains(teamId))
        .switchIfEmpty(Mono.error(HoursRefusals::unknownTeam))
        .flatMapMany(standing -> books.listOfTeam(teamId))
        .map(Filed::entry);
  }

  /** Objections, reviews and refused entries of the caller's areas. */
  @GetMapping("/to-decide")
  Flux<Entry> toDecide(@AuthenticationPrincipal SignedIn official) {
    return books.listToDecide(HoursDeskPages.areasOf(official)).map(Filed::entry);
  }

  /** A leader stands by an entry of a member: E0 becomes E1. */
  @PostMapping("/{entryId}/confirmation")
  Mono<Entry> confirm(@PathVariable UUID entryId, @AuthenticationPrincipal SignedIn leader) {
    return ways.vouching().vouch(entryId, leader.personId()).map(HoursRefusals::done);
  }

  /** The person, somebody of the team or an official of the area objects. */
  @PostMapping("/{entryId}/objection")
  Mono<Entry> objectTo(
      @PathVariable UUID entryId,
      @RequestBody Reason body,
      @AuthenticationPrincipal SignedIn person) {
    var words = TypedDecision.words(body.reason(), "reason");
    return ways.objections()
        .raise(
            new Objection(
                entryId, person.personId(), words, area -> HoursPages.answersFor(person, area)))
        .map(HoursRefusals::done);
  }

  /** An official decides; answers with the new entry where one was written again. */
  @PostMapping("/{entryId}/decision")
  Mono<Entry> decide(
      @PathVariable UUID entryId,
      @RequestBody TypedVerdict body,
      @AuthenticationPrincipal SignedIn official) {
    var verdict = TypedDecision.verdict(body.verdict());
    var decision =
        new Decision(
            entryId,
            official.personId(),
            verdict,
            TypedDecision.served(verdict, body.servedFrom(), body.servedUntil(), zone),
            TypedDecision.words(body.answer(), "answer"),
            area -> HoursPages.answersFor(official, area));
    return ways.decisions().decide(decision).map(HoursRefusals::done);
  }
}
