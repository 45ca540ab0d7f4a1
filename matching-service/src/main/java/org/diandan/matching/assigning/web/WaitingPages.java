package org.diandan.matching.assigning.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.matching.assigning.WaitingSearch;
import org.diandan.matching.assigning.WaitingSearches;
import org.diandan.matching.assigning.WaitingSearches.After;
import org.diandan.matching.assigning.WaitingSearches.Where;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Searches of the reader's areas that wait for a person, the longest waiting on top. */
@Controller
@RequestMapping(WaitingPages.PATH)
class WaitingPages {

  static final String PATH = "/assigning";

  private static final int SHOWN = 30;

  private final WaitingSearches searches;
  private final AssigningWords words;

  WaitingPages(WaitingSearches searches, AssigningWords words) {
    this.searches = searches;
    this.words = words;
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "") String after,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var within = area.isEmpty() || AreaCode.isWellFormed(area) ? area : null;
    if (within == null) {
      throw new InvalidInput(List.of(new FieldError("area", "assigning.area.wrong")));
    }
    var where = new Where(Dispatchers.areasOf(reader), within);
    return Mono.zip(
            searches.list(where, after(after), SHOWN + 1).collectList(), searches.count(where))
        .map(
            read ->
                Rendering.view("matching/assigning/list")
                    .modelAttribute(
                        "lines",
                        read.getT1().stream()
                            .limit(SHOWN)
                            .map(search -> words.line(search, locale))
                            .toList())
                    .modelAttribute("count", read.getT2())
                    .modelAttribute("area", within)
                    .modelAttribute("next", next(read.getT1()))
                    .build());
  }

  /** Where the next page begins; empty on the last one. */
  private static String next(List<WaitingSearch> found) {
    if (found.size() <= SHOWN) {
      return "";
    }
    var last = found.get(SHOWN - 1);
    return last.since() + "_" + last.requestId();
  }

  private static After after(String text) {
    if (text.isEmpty()) {
      return After.NOTHING;
    }
    var parts = text.split("_", 2);
    try {
      return new After(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new InvalidInput(List.of(new FieldError("after", "assigning.after.wrong")));
    }
  }
}
