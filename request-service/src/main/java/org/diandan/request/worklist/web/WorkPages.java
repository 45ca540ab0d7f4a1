package org.diandan.request.worklist.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.request.worklist.WorkItem;
import org.diandan.request.worklist.WorkList;
import org.diandan.request.worklist.WorkLists;
import org.diandan.request.worklist.WorkLists.After;
import org.diandan.request.worklist.WorkLists.Where;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The lists of work of the reader's areas. */
@Controller
@RequestMapping(WorkPages.PATH)
class WorkPages {

  static final String PATH = "/official/work";

  private static final int SHOWN = 30;

  private final WorkLists lists;
  private final BulkChoices choices;

  WorkPages(WorkLists lists, BulkChoices choices) {
    this.lists = lists;
    this.choices = choices;
  }

  /** What the reader looks at. */
  private record Asked(WorkList list, Where where, After after) {}

  /** The most pressing list. */
  @GetMapping
  Mono<Rendering> first(
      @RequestParam(defaultValue = "") String area,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return page(new Asked(WorkList.OVERDUE, where(area, reader), After.NOTHING), reader, locale);
  }

  @GetMapping("/{list}")
  Mono<Rendering> one(
      @PathVariable String list,
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var area = Objects.requireNonNullElse(asked.getFirst("area"), "");
    var after = Objects.requireNonNullElse(asked.getFirst("after"), "");
    return page(new Asked(known(list), where(area, reader), after(after)), reader, locale);
  }

  private Mono<Rendering> page(Asked asked, SignedIn reader, Locale locale) {
    return Mono.zip(
            lists.counts(asked.where()),
            lists.list(asked.list(), asked.where(), asked.after(), SHOWN + 1).collectList(),
            choices.departments(reader, locale))
        .map(
            read ->
                Rendering.view("request/worklist/list")
                    .modelAttribute("list", asked.list())
                    .modelAttribute("lists", WorkList.values())
                    .modelAttribute("counts", read.getT1())
                    .modelAttribute("lines", read.getT2().stream().limit(SHOWN).toList())
                    .modelAttribute("next", next(read.getT2()))
                    .modelAttribute("area", asked.where().within())
                    .modelAttribute("mayAct", reader.holds(Role.OFFICIAL.name()))
                    .modelAttribute("departments", read.getT3())
                    .modelAttribute("reasons", choices.reasons(locale))
                    .modelAttribute("catalogue", choices.words().catalogue())
                    .modelAttribute("spoken", choices.words().spoken(locale))
                    .build());
  }

  static WorkList known(String list) {
    return WorkList.named(list)
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "unknown-list", "work.unknown"));
  }

  private static Where where(String area, SignedIn reader) {
    if (!area.isEmpty() && !AreaCode.isWellFormed(area)) {
      throw new InvalidInput(List.of(new FieldError("area", "work.area.wrong")));
    }
    return new Where(OfficialAreas.of(reader), area);
  }

  private static String next(List<WorkItem> found) {
    if (found.size() <= SHOWN) {
      return "";
    }
    var last = found.get(SHOWN - 1);
    return last.since() + "_" + last.id();
  }

  private static After after(String text) {
    if (text.isEmpty()) {
      return After.NOTHING;
    }
    var parts = text.split("_", 2);
    try {
      return new After(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new InvalidInput(List.of(new FieldError("after", "work.after.wrong")));
    }
  }
}
