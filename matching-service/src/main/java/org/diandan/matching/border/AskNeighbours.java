package org.diandan.matching.border;

import org.diandan.matching.border.BorderMeters.Outcome;
import org.diandan.matching.border.BorderQuestions.Search;
import org.diandan.matching.border.PlanQuestions.Planned;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The turn of the home prefecture: a search that found nobody asks its neighbours for a place. */
@Component
class AskNeighbours {

  private final CaseFiles files;
  private final BorderQuestions questions;
  private final PlanQuestions plan;
  private final QuestionWriter writer;

  AskNeighbours(
      CaseFiles files, BorderQuestions questions, PlanQuestions plan, QuestionWriter writer) {
    this.files = files;
    this.questions = questions;
    this.plan = plan;
    this.writer = writer;
  }

  /** Asks whom it is time to ask, and notes when to look again; how much was written. */
  Mono<Integer> of(Search search) {
    return files
        .find(search.requestId())
        .filter(file -> file.round() == search.round())
        .flatMap(file -> ask(search, file))
        .switchIfEmpty(Mono.defer(() -> look(search, Planned.NOTHING)));
  }

  private Mono<Integer> ask(Search search, CaseFile file) {
    return questions
        .list(file.requestId(), file.round())
        .flatMap(asked -> plan.of(file, asked))
        .flatMap(
            planned ->
                Flux.fromIterable(planned.asks())
                    .concatMap(
                        asking -> writer.write(QuestionChanges.ask(file, asking), Outcome.ASKED))
                    .concatWith(Mono.defer(() -> look(search, planned)))
                    .reduce(0, Integer::sum));
  }

  private Mono<Integer> look(Search search, Planned planned) {
    return writer.write(QuestionChanges.lookAgain(search, planned.lookAt()));
  }
}
