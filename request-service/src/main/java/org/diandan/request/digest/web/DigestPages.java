package org.diandan.request.digest.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.digest.Digest;
import org.diandan.request.digest.Digest.Entry;
import org.diandan.request.digest.Digests;
import org.diandan.request.digest.EditDigest;
import org.diandan.request.digest.EditDigest.Week;
import org.diandan.request.digest.PlainReply;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.Refusals;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Drafting, editing and approving the digest, and reading what is published. */
@Controller
class DigestPages {

  private static final String PAGE = "/official/replies";
  private static final int MOST_ENTRIES = 60;

  private final Digests digests;
  private final EditDigest editing;
  private final LadderWords words;

  DigestPages(Digests digests, EditDigest editing, LadderWords words) {
    this.digests = digests;
    this.editing = editing;
    this.words = words;
  }

  /** Everybody's page. */
  @GetMapping("/replies")
  Mono<Rendering> published() {
    return digests
        .published()
        .collectList()
        .map(
            found ->
                Rendering.view("request/digest/replies").modelAttribute("digests", found).build());
  }

  @GetMapping(PAGE)
  Mono<Rendering> list(ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    return list(by(exchange, reader), "", HttpStatus.OK);
  }

  /** Begins this week's digest with what departments answered; the words wait to be edited. */
  @PostMapping(PAGE)
  Mono<Rendering> begin(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    var staff = by(exchange, reader);
    return exchange
        .getFormData()
        .map(TypedForm::new)
        .flatMap(
            typed -> {
              var area = typed.get("area");
              return area.isEmpty() || !staff.areas().contains(area)
                  ? list(staff, "digest.area.missing", HttpStatus.UNPROCESSABLE_CONTENT)
                  : begin(area, staff, locale);
            });
  }

  private Mono<Rendering> begin(String area, Staff staff, Locale locale) {
    var monday = monday();
    var from = monday.atStartOfDay(words.zone()).toInstant();
    var until = monday.plusWeeks(1).atStartOfDay(words.zone()).toInstant();
    var id = UUID.randomUUID();
    return digests
        .answered(area, from, until)
        .map(one -> new Entry(words.catalogue().get(one.item()).name().in(locale), one.answer()))
        .take(MOST_ENTRIES)
        .collectList()
        .flatMap(entries -> editing.begin(id, new Week(area, monday), entries, staff))
        .flatMap(
            begun ->
                begun
                    ? Mono.just(to(PAGE + "/" + id))
                    : list(staff, "digest.refused.exists", HttpStatus.CONFLICT));
  }

  @GetMapping(PAGE + "/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    var staff = by(exchange, reader);
    return find(id, staff).map(digest -> page(digest, digest.entries(), staff, Told.NOTHING));
  }

  @PostMapping(PAGE + "/{id}")
  Mono<Rendering> save(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var staff = by(exchange, reader);
    return find(id, staff)
        .zipWith(exchange.getFormData().map(TypedForm::new))
        .flatMap(
            read -> {
              var digest = read.getT1();
              var entries = entries(read.getT2());
              var faults = faults(entries, locale);
              if (!faults.isEmpty()) {
                return Mono.just(page(digest, entries, staff, new Told("", faults)));
              }
              return version(read.getT2()) == digest.version()
                  ? editing
                      .save(digest, entries, staff)
                      .map(saved -> saved ? to(PAGE + "/" + id) : stale(digest, entries, staff))
                  : Mono.just(stale(digest, entries, staff));
            });
  }

  @PostMapping(PAGE + "/{id}/approval")
  Mono<Rendering> approve(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var staff = by(exchange, reader);
    return find(id, staff)
        .zipWith(exchange.getFormData().map(TypedForm::new))
        .flatMap(
            read -> {
              var digest = read.getT1();
              var faults = faults(digest.entries(), locale);
              if (!faults.isEmpty()) {
                return Mono.just(page(digest, digest.entries(), staff, new Told("", faults)));
              }
              return digest.isApprovableBy(staff.person())
                  ? editing
                      .approve(digest, version(read.getT2()), staff)
                      .map(held -> held ? to("/replies") : stale(digest, digest.entries(), staff))
                  : Mono.just(
                      page(
                          digest,
                          digest.entries(),
                          staff,
                          new Told("digest.refused.own", Map.of())));
            });
  }

  /**
   * What the page says besides the digest.
   *
   * @param refused key of why it cannot be done; empty for nothing
   * @param faults sentence by the id of the field
   */
  private record Told(String refused, Map<String, String> faults) {

    static final Told NOTHING = new Told("", Map.of());

    HttpStatus status() {
      if (!refused.isEmpty()) {
        return HttpStatus.CONFLICT;
      }
      return faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
  }

  private Mono<Rendering> list(Staff staff, String refused, HttpStatus status) {
    return digests
        .inside(staff)
        .collectList()
        .map(
            found ->
                Rendering.view("request/digest/list")
                    .status(status)
                    .modelAttribute("digests", found)
                    .modelAttribute("areas", staff.areas())
                    .modelAttribute("week", monday())
                    .modelAttribute("refused", refused)
                    .build());
  }

  private static Rendering stale(Digest digest, List<Entry> entries, Staff staff) {
    return page(digest, entries, staff, new Told("digest.refused.changed", Map.of()));
  }

  private static Rendering page(Digest digest, List<Entry> entries, Staff staff, Told told) {
    return Rendering.view("request/digest/one")
        .status(told.status())
        .modelAttribute("digest", digest)
        .modelAttribute("entries", entries)
        .modelAttribute("mayApprove", digest.isApprovableBy(staff.person()))
        .modelAttribute("refused", told.refused())
        .modelAttribute("errors", told.faults())
        .build();
  }

  private Mono<Digest> find(UUID id, Staff staff) {
    return digests.find(id, staff).switchIfEmpty(Mono.error(Refusals::unknown));
  }

  private LocalDate monday() {
    return LocalDate.ofInstant(words.clock().instant(), words.zone())
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** What was typed; rows that are empty on both sides are left out. */
  private static List<Entry> entries(TypedForm typed) {
    var entries = new ArrayList<Entry>();
    for (int row = 0; row <= MOST_ENTRIES; row++) {
      var entry = new Entry(typed.get("topic-" + row), typed.get("reply-" + row));
      if (!entry.topic().isEmpty() || !entry.reply().isEmpty()) {
        entries.add(entry);
      }
    }
    return List.copyOf(entries);
  }

  private Map<String, String> faults(List<Entry> entries, Locale locale) {
    var faults = new LinkedHashMap<String, String>();
    for (int row = 0; row < entries.size(); row++) {
      var entry = entries.get(row);
      var topic = sentence(entry.topic(), PlainReply.LONGEST_TOPIC, locale);
      var reply = sentence(entry.reply(), PlainReply.LONGEST_REPLY, locale);
      if (!topic.isEmpty()) {
        faults.put("topic-" + row, topic);
      }
      if (!reply.isEmpty()) {
        faults.put("reply-" + row, reply);
      }
    }
    return faults;
  }

  /** What is wrong with it; empty for nothing. */
  private String sentence(String said, int longest, Locale locale) {
    return PlainReply.fault(said, longest).map(key -> words.of(key, locale, longest)).orElse("");
  }

  private static int version(TypedForm typed) {
    var version = typed.get("version");
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
  }

  private static Rendering to(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }

  private static Staff by(ServerWebExchange exchange, SignedIn reader) {
    return Staff.official(reader, Source.of(exchange.getRequest()));
  }
}
