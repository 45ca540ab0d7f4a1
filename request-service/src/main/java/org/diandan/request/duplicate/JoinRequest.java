package org.diandan.request.duplicate;

import org.diandan.request.intake.Beside;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.Submission;
import org.diandan.request.intake.SubmitRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes an order and, if the resident wished so, merges it at once into the request near by that
 * means the same. It has its own number, link and evaluation; its resident is told of the progress.
 */
@Component
public final class JoinRequest {

  private final SubmitRequest submitting;
  private final NearbyOrders nearby;
  private final MergeRequests merging;

  JoinRequest(SubmitRequest submitting, NearbyOrders nearby, MergeRequests merging) {
    this.submitting = submitting;
    this.nearby = nearby;
    this.merging = merging;
  }

  /**
   * Takes the order as {@link SubmitRequest#take} does.
   *
   * @param handle of the request to join, as {@link NearbyOrders} gave it; empty to go on alone.
   *     One that can no longer be joined is left out, and the order goes its own way
   */
  public Mono<Submission> take(OrderAnswers answers, Origin origin, String handle) {
    return take(answers, origin, Beside.NOTHING, handle);
  }

  /** As {@link #take(OrderAnswers, Origin, String)}, with what comes beside the answers. */
  public Mono<Submission> take(OrderAnswers answers, Origin origin, Beside beside, String handle) {
    if (handle.isEmpty()) {
      return submitting.take(answers, origin, beside);
    }
    return nearby
        .find(answers, handle)
        .flatMap(
            into ->
                submitting
                    .take(answers, origin, beside)
                    .flatMap(
                        submission ->
                            submission instanceof Submission.Taken taken && into.isPresent()
                                ? merging
                                    .merge(taken.receipt().id(), into.get(), By.RESIDENT)
                                    .thenReturn(submission)
                                : Mono.just(submission)));
  }
}
