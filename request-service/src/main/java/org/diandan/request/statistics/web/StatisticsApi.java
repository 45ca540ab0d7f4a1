package org.diandan.request.statistics.web;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.diandan.request.statistics.CountFigures;
import org.diandan.request.statistics.Figures;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The figures as JSON, of the reader's own areas. */
@RestController
class StatisticsApi {

  private final CountFigures counting;

  StatisticsApi(CountFigures counting) {
    this.counting = counting;
  }

  /**
   * The figures; rates go from 0 to 1 and are null while nothing is there to divide by.
   *
   * @param areas code prefixes that were counted; an empty one is everywhere
   * @param byState requests in each state
   * @param resolutionRate resolved among evaluated
   * @param coverage evaluated among delivered
   * @param handlerClaimedRate delivered among closed without duplicates, withdrawals and abuse
   * @param notEvaluated closed by silence; in no numerator
   */
  record StatisticsAnswer(
      List<String> areas,
      Map<String, Long> byState,
      long total,
      long today,
      long open,
      long overdue,
      long delivered,
      long evaluated,
      long resolved,
      long resolvedAtFirst,
      long notEvaluated,
      @Nullable Double resolutionRate,
      @Nullable Double coverage,
      @Nullable Double handlerClaimedRate) {

    static StatisticsAnswer of(List<String> areas, Figures figures) {
      return new StatisticsAnswer(
          areas,
          figures.byState(),
          figures.total(),
          figures.today(),
          figures.open(),
          figures.overdue(),
          figures.delivered(),
          figures.evaluated(),
          figures.resolved(),
          figures.resolvedAtFirst(),
          figures.silent(),
          orNull(figures.resolutionRate()),
          orNull(figures.coverage()),
          orNull(figures.handlerClaimedRate()));
    }

    private static @Nullable Double orNull(OptionalDouble rate) {
      return rate.isPresent() ? rate.getAsDouble() : null;
    }
  }

  /** Counts by state and the headline rate. */
  @GetMapping("/api/statistics")
  Mono<StatisticsAnswer> statistics(@AuthenticationPrincipal SignedIn reader) {
    var areas = OfficialAreas.of(reader);
    return counting.inside(areas).map(figures -> StatisticsAnswer.of(areas, figures));
  }
}
