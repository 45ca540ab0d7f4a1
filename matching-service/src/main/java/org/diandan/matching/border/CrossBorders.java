package org.diandan.matching.border;

import java.util.function.Function;
import org.diandan.matching.border.BorderMeters.Outcome;
import org.diandan.matching.dispatch.OwnersDuty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the owner of a prefecture does about its borders: ends what took too long, answers its
 * neighbours, and asks them. Two owners at once are harmless: each write says what it was read as.
 */
@Component
class CrossBorders implements OwnersDuty {

  private static final Logger LOG = LoggerFactory.getLogger(CrossBorders.class);
  private static final int AT_ONCE = 100;

  private final BorderQuestions questions;
  private final AnswerNeighbours answers;
  private final AskNeighbours asks;
  private final QuestionWriter writer;

  CrossBorders(
      BorderQuestions questions,
      AnswerNeighbours answers,
      AskNeighbours asks,
      QuestionWriter writer) {
    this.questions = questions;
    this.answers = answers;
    this.asks = asks;
    this.writer = writer;
  }

  @Override
  public Mono<Integer> whatIsDue(Integer[] partitions) {
    return questions
        .due(partitions, AT_ONCE)
        .flatMapMany(
            due ->
                Flux.concat(
                    each(due.lapsed(), this::lapse),
                    each(due.asked(), answers::to),
                    each(due.searches(), asks::of)))
        .reduce(0, Integer::sum)
        .onErrorResume(CrossBorders::later);
  }

  /** One that cannot be written does not stop the others. */
  private static <T> Flux<Integer> each(Iterable<T> some, Function<T, Mono<Integer>> deed) {
    return Flux.fromIterable(some)
        .concatMap(one -> deed.apply(one).onErrorResume(CrossBorders::later));
  }

  private Mono<Integer> lapse(BorderQuestion question) {
    var place = question.place();
    return place == null
        ? writer.write(QuestionChanges.giveUp(question), Outcome.UNANSWERED)
        : writer.write(QuestionChanges.release(question, place), Outcome.EXPIRED);
  }

  /** Whatever it was, the row stays as it is and is looked at again. */
  private static Mono<Integer> later(Throwable failure) {
    if (failure instanceof DataAccessException) {
      LOG.warn("Help across the border waits for the database: {}", failure.getMessage());
    } else {
      LOG.warn("A question across the border failed and will be tried again", failure);
    }
    return Mono.just(0);
  }
}
