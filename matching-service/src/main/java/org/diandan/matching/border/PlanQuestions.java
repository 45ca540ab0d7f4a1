package org.diandan.matching.border;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.BorderEvent;
import org.diandan.contract.Urgency;
import org.diandan.matching.border.NextQuestions.Asked;
import org.diandan.matching.border.QuestionChanges.Asking;
import org.diandan.matching.dispatch.BorderEngine;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides which neighbours a search asks now, and up to which cost it wants their help. */
@Component
class PlanQuestions {

  private final Neighbours neighbours;
  private final BorderEngine engine;
  private final BorderProperties settings;

  PlanQuestions(Neighbours neighbours, BorderEngine engine, BorderProperties settings) {
    this.neighbours = neighbours;
    this.engine = engine;
    this.settings = settings;
  }

  /**
   * What a search does.
   *
   * @param lookAt when it looks again by itself; null when something else will wake it
   */
  record Planned(List<Asking> asks, @Nullable Instant lookAt) {

    static final Planned NOTHING = new Planned(List.of(), null);

    Planned {
      asks = List.copyOf(asks);
    }
  }

  /** Nothing while the search at home is not at its end for now. */
  Mono<Planned> of(CaseFile file, List<BorderQuestion> asked) {
    return settings.enabled() && isAtItsEnd(file)
        ? neighbours.near(file).map(near -> plan(file, near, asked))
        : Mono.just(Planned.NOTHING);
  }

  private Planned plan(CaseFile file, List<AreaCode> near, List<BorderQuestion> asked) {
    var next =
        NextQuestions.of(
            file.need().urgency() == Urgency.U1,
            near.subList(0, Math.min(near.size(), settings.neighbours())),
            new Asked(asked, file.now()),
            settings);
    var limit = engine.limitMetres(file);
    var answerBy = file.now().plus(settings.answerWithin());
    return new Planned(
        next.neighbours().stream()
            .map(
                area ->
                    new Asking(
                        new BorderEvent.Question(UUID.randomUUID(), file.attempt(), area),
                        next.attempt(),
                        limit,
                        answerBy))
            .toList(),
        next.lookAt());
  }

  /** Nobody is being asked, and no person has to say first what it is. */
  private static boolean isAtItsEnd(CaseFile file) {
    return file.state() == State.SEARCHING && !file.needsTriage();
  }
}
