package org.diandan.matching.hours.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.hours.HoursBooks;
import org.diandan.matching.hours.NamedTeam;
import org.diandan.matching.hours.VouchForHours;
import org.diandan.matching.team.Memberships;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The hours of teams: their leaders confirm, everybody reads the public notice. */
@Controller
class TeamHoursPages {

  private static final int RECENT = 50;

  private final HoursBooks books;
  private final VouchForHours vouching;
  private final Memberships memberships;
  private final HoursWording wording;

  TeamHoursPages(
      HoursBooks books, VouchForHours vouching, Memberships memberships, HoursWording wording) {
    this.books = books;
    this.vouching = vouching;
    this.memberships = memberships;
    this.wording = wording;
  }

  /**
   * A team on its leader's page.
   *
   * @param waiting what only the members stand by so far
   * @param recent the newest entries in whatever state
   */
  record TeamBook(NamedTeam team, List<EntryView> waiting, List<EntryView> recent) {}

  /** The teams of the leader who is signed in, each with what waits for a word. */
  @GetMapping("/hours/team")
  Mono<Rendering> teams(
      @RequestParam(defaultValue = "") String confirmed,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return memberships
        .of(leader.personId())
        .flatMapMany(standing -> books.listTeams(standing.leads()))
        .concatMap(team -> book(team, leader, locale))
        .collectList()
        .map(
            found ->
                Rendering.view("matching/hours/team")
                    .modelAttribute("teams", found)
                    .modelAttribute("confirmed", confirmed.equals("1"))
                    .build());
  }

  @PostMapping("/hours/team/{entryId}/confirmation")
  Mono<Rendering> confirm(@PathVariable UUID entryId, @AuthenticationPrincipal SignedIn leader) {
    return vouching
        .vouch(entryId, leader.personId())
        .map(HoursRefusals::done)
        .map(
            entry ->
                Rendering.redirectTo("/hours/team?confirmed=1")
                    .status(HttpStatus.SEE_OTHER)
                    .build());
  }

  /** What a team's notice tells everybody: no name, no time of day, no place. */
  @GetMapping("/hours/notice/{teamId}")
  Mono<Rendering> notice(@PathVariable UUID teamId, Locale locale) {
    return books
        .listTeams(Set.of(teamId))
        .next()
        .switchIfEmpty(Mono.error(HoursRefusals::unknownTeam))
        .zipWith(books.listOnNotice(teamId).collectList())
        .map(
            read ->
                Rendering.view("matching/hours/notice")
                    .modelAttribute("team", read.getT1())
                    .modelAttribute("days", books.notice().toDays())
                    .modelAttribute(
                        "entries",
                        read.getT2().stream().map(entry -> wording.entry(entry, locale)).toList())
                    .build());
  }

  private Mono<TeamBook> book(NamedTeam team, SignedIn leader, Locale locale) {
    var waiting =
        books
            .listUnconfirmed(team.id())
            // Nobody confirms their own hours; another leader does.
            .filter(filed -> !filed.entry().personId().equals(leader.personId()))
            .map(filed -> wording.entry(filed, locale))
            .collectList();
    var recent =
        books
            .listOfTeam(team.id())
            .take(RECENT)
            .map(filed -> wording.entry(filed, locale))
            .collectList();
    return Mono.zip(waiting, recent).map(read -> new TeamBook(team, read.getT1(), read.getT2()));
  }
}
