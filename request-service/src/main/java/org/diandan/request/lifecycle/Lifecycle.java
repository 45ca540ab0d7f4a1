package org.diandan.request.lifecycle;

import static org.diandan.request.lifecycle.RequestState.ACCEPTED;
import static org.diandan.request.lifecycle.RequestState.CONFERENCE;
import static org.diandan.request.lifecycle.RequestState.DELIVERED;
import static org.diandan.request.lifecycle.RequestState.DISPATCHING;
import static org.diandan.request.lifecycle.RequestState.ENDED;
import static org.diandan.request.lifecycle.RequestState.ESCALATED;
import static org.diandan.request.lifecycle.RequestState.IN_SERVICE;
import static org.diandan.request.lifecycle.RequestState.NOT_EVALUATED;
import static org.diandan.request.lifecycle.RequestState.OFFERED;
import static org.diandan.request.lifecycle.RequestState.REFERRED;
import static org.diandan.request.lifecycle.RequestState.RESOLVED;
import static org.diandan.request.lifecycle.RequestState.SUBMITTED;
import static org.diandan.request.lifecycle.RequestState.WITHDRAWN;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The transition table of a request; whatever it does not list is refused. {@code
 * docs/lifecycle.md} is generated from it.
 */
public final class Lifecycle {

  /** The state every order starts in. */
  public static final RequestState FIRST = SUBMITTED;

  /** Days and nights a resident has to evaluate before silence closes the request. */
  public static final int EVALUATION_WINDOW_HOURS = 72;

  /** One edge. */
  record Transition(RequestState from, Step step, RequestState to) {}

  private static final List<Transition> TABLE =
      Stream.of(
              edges(Step.ASK_TEAM, OFFERED, SUBMITTED, DISPATCHING, OFFERED, ESCALATED),
              edges(Step.KEEP_SEARCHING, DISPATCHING, OFFERED),
              edges(Step.ESCALATE, ESCALATED, SUBMITTED, DISPATCHING, OFFERED),
              edges(Step.ACCEPT, ACCEPTED, DISPATCHING, OFFERED, ESCALATED),
              edges(Step.RELEASE, DISPATCHING, ACCEPTED, IN_SERVICE),
              edges(Step.CHECK_IN, IN_SERVICE, ACCEPTED),
              edges(Step.DELIVER, DELIVERED, IN_SERVICE),
              edges(Step.CONFIRM, RESOLVED, DELIVERED),
              edges(Step.REOPEN, DISPATCHING, DELIVERED),
              edges(Step.ASK_AGAIN, DISPATCHING, RESOLVED, NOT_EVALUATED, ENDED),
              edges(Step.STAY_SILENT, NOT_EVALUATED, DELIVERED),
              edges(Step.MERGE, DISPATCHING, SUBMITTED, DISPATCHING, OFFERED, ESCALATED),
              edges(
                  Step.UNMERGE,
                  DISPATCHING,
                  DISPATCHING,
                  REFERRED,
                  CONFERENCE,
                  ACCEPTED,
                  IN_SERVICE,
                  DELIVERED),
              open(Step.WITHDRAW, WITHDRAWN, REFERRED, CONFERENCE),
              open(Step.CLOSE_BY_STAFF, ENDED, REFERRED, CONFERENCE),
              open(Step.REFER, REFERRED, REFERRED, CONFERENCE),
              open(Step.SEND_TO_MEETING, CONFERENCE, REFERRED),
              edges(Step.HAND_BACK, DISPATCHING, REFERRED, CONFERENCE),
              edges(Step.ANSWER, DELIVERED, REFERRED),
              edges(Step.EXPLAIN, ENDED, REFERRED, CONFERENCE),
              edges(Step.TRY_AGAIN, REFERRED, DELIVERED),
              edges(Step.ASK_DEPARTMENT, REFERRED, ENDED),
              edges(Step.ASK_MEETING, CONFERENCE, ENDED))
          .flatMap(edges -> edges)
          .toList();

  private Lifecycle() {}

  /** Where a step leads; empty when it is out of order. */
  public static Optional<RequestState> after(RequestState state, Step step) {
    return TABLE.stream()
        .filter(edge -> edge.from() == state && edge.step() == step)
        .map(Transition::to)
        .findFirst();
  }

  /** Where a step leads, from whichever state allows it. */
  public static RequestState targetOf(Step step) {
    return TABLE.stream()
        .filter(edge -> edge.step() == step)
        .map(Transition::to)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No edge bears the step " + step));
  }

  /** Names of the states a step may leave, for use in statements. */
  public static String[] statesBefore(Step step) {
    return TABLE.stream()
        .filter(edge -> edge.step() == step)
        .map(edge -> edge.from().name())
        .toArray(String[]::new);
  }

  static List<Transition> table() {
    return TABLE;
  }

  /** From wherever volunteers may be about to help, and from further states. */
  private static Stream<Transition> open(Step step, RequestState to, RequestState... more) {
    return Stream.concat(
        edges(step, to, SUBMITTED, DISPATCHING, OFFERED, ESCALATED, ACCEPTED),
        edges(step, to, more));
  }

  private static Stream<Transition> edges(Step step, RequestState to, RequestState... from) {
    return Stream.of(from).map(state -> new Transition(state, step, to));
  }
}
