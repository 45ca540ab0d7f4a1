package org.diandan.request.administration.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.audit.SearchAudit;
import org.diandan.request.audit.SearchAudit.Shown;
import org.diandan.request.audit.SearchAudit.Wanted;
import org.diandan.request.clock.SpokenTime;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Who saw or changed what, for administrators; each sees what belongs to the own areas. */
@Controller
class AuditPages {

  private static final String PATH = "/admin/audit";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final SearchAudit search;
  private final AuditLog log;
  private final AuditWords words;

  AuditPages(SearchAudit search, AuditLog log, AuditWords words) {
    this.search = search;
    this.log = log;
    this.words = words;
  }

  /** Names of actions, and moments as people say them. */
  @Component
  record AuditWords(MessageSource messages, Clock clock, ZoneId zone) {

    /** An action nobody has named in this language stands for itself. */
    String action(String slug, Locale locale) {
      return String.valueOf(messages.getMessage("audit.action." + slug, null, slug, locale));
    }

    Map<String, String> actions(List<String> slugs, Locale locale) {
      var named = new LinkedHashMap<String, String>();
      slugs.forEach(slug -> named.put(slug, action(slug, locale)));
      return named;
    }

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }

    @Nullable Instant startOf(@Nullable LocalDate day) {
      return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
  }

  /** What was asked for, as it stands in the address. */
  record Filter(String who, String what, String subject, String from, String to, String before) {

    static Filter of(Map<String, String> asked) {
      return new Filter(
          asked.getOrDefault("who", "").strip(),
          asked.getOrDefault("what", "").strip(),
          asked.getOrDefault("subject", "").strip(),
          asked.getOrDefault("from", "").strip(),
          asked.getOrDefault("to", "").strip(),
          asked.getOrDefault("before", "").strip());
    }

    Wanted wanted(AdministeredAreas areas, AuditWords words) {
      var last = day(to);
      return new Wanted(
          areas.prefixes(),
          who.toLowerCase(Locale.ROOT),
          what,
          subject,
          words.startOf(day(from)),
          words.startOf(last == null ? null : last.plusDays(1)),
          NUMBER.matcher(before).matches() ? Long.valueOf(before) : null);
    }

    /** What is no day is no filter. */
    private static @Nullable LocalDate day(String text) {
      try {
        return text.isEmpty() ? null : LocalDate.parse(text);
      } catch (DateTimeException _) {
        return null;
      }
    }
  }

  @GetMapping(PATH)
  Mono<Rendering> list(
      @RequestParam Map<String, String> asked,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    var filter = Filter.of(asked);
    var areas = AdministeredAreas.of(administrator);
    return Mono.zip(search.list(filter.wanted(areas, words)), search.actions())
        .map(
            read ->
                page(filter, read.getT1(), locale)
                    .modelAttribute("actions", words.actions(read.getT2(), locale))
                    .modelAttribute("everything", areas.areEverything())
                    .modelAttribute("chain", asked.getOrDefault("chain", ""))
                    .build());
  }

  private Rendering.Builder<?> page(Filter filter, List<Shown> found, Locale locale) {
    var shown = found.stream().limit(SearchAudit.PAGE).toList();
    var model = new HashMap<String, Object>();
    model.put("filter", filter);
    model.put("entries", shown);
    model.put("older", found.size() > shown.size() ? shown.getLast().number() : 0L);
    model.put("spoken", words.spoken(locale));
    return Rendering.view("request/administration/audit").model(model);
  }

  /** Recomputes the whole chain; only for who may see all of it. */
  @PostMapping(PATH + "/verification")
  Mono<Rendering> verify(@AuthenticationPrincipal SignedIn administrator) {
    requireEverything(administrator);
    return log.findBreak()
        .map(broken -> PATH + "?chain=" + (broken.isEmpty() ? "whole" : "" + broken.getAsLong()))
        .map(path -> Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build());
  }

  /**
   * The same for programs.
   *
   * @param whole whether no entry was changed and none is missing
   * @param firstBroken number of the first entry that was changed, or before which one is missing
   */
  record Chain(boolean whole, @Nullable Long firstBroken) {}

  @GetMapping("/api/audit/chain")
  @ResponseBody
  Mono<Chain> chain(@AuthenticationPrincipal SignedIn administrator) {
    requireEverything(administrator);
    return log.findBreak()
        .map(
            broken ->
                broken.isEmpty() ? new Chain(true, null) : new Chain(false, broken.getAsLong()));
  }

  private static void requireEverything(SignedIn administrator) {
    if (!AdministeredAreas.of(administrator).areEverything()) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "audit.everywhere");
    }
  }
}
