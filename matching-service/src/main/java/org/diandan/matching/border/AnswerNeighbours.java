package org.diandan.matching.border;

import static java.util.Objects.requireNonNull;

import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.Outlooks;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The turn of the neighbour: its owner, and nobody else, holds a place of its teams. */
@Component
class AnswerNeighbours {

  private final CaseFiles files;
  private final Outlooks outlooks;
  private final PlanAnswer plan;
  private final QuestionWriter writer;

  AnswerNeighbours(CaseFiles files, Outlooks outlooks, PlanAnswer plan, QuestionWriter writer) {
    this.files = files;
    this.outlooks = outlooks;
    this.plan = plan;
    this.writer = writer;
  }

  /** Holds a place or says why there is none; 0 when others were faster. */
  Mono<Integer> to(BorderQuestion question) {
    return files.find(question.of().requestId()).flatMap(file -> answer(question, file));
  }

  private Mono<Integer> answer(BorderQuestion question, CaseFile file) {
    return outlooks
        .of(question.neighbour(), requireNonNull(question.partition()))
        .map(here -> plan.of(question, file, here))
        .flatMap(planned -> writer.write(planned.change(), planned.outcome()));
  }
}
