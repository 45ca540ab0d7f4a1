package org.diandan.request.lifecycle;

import static org.diandan.request.lifecycle.RequestState.ACCEPTED;
import static org.diandan.request.lifecycle.RequestState.DISPATCHING;
import static org.diandan.request.lifecycle.RequestState.ESCALATED;
import static org.diandan.request.lifecycle.RequestState.IN_SERVICE;
import static org.diandan.request.lifecycle.RequestState.OFFERED;
import static org.diandan.request.lifecycle.RequestState.SUBMITTED;

import java.util.EnumSet;
import java.util.Set;

/** What a resident may say while a request is under way; the state stays as it is. */
public enum Remark {
  URGE("asks to hurry", "request.urged.v1", beforeAnybodyIsThere()),
  ADD_WORDS("adds words", "request.words-added.v1", beforeTheWorkIsDone()),
  RESCHEDULE("wishes another time", "request.rescheduled.v1", beforeAnybodyIsThere());

  private final String meaning;
  private final String event;
  private final Set<RequestState> possibleIn;

  Remark(String meaning, String event, Set<RequestState> possibleIn) {
    this.meaning = meaning;
    this.event = event;
    this.possibleIn = possibleIn;
  }

  /** Whether it makes sense in a state. */
  public boolean isPossibleIn(RequestState state) {
    return possibleIn.contains(state);
  }

  /** Names of the states it makes sense in, for use in statements. */
  public String[] states() {
    return possibleIn.stream().map(Enum::name).toArray(String[]::new);
  }

  String meaning() {
    return meaning;
  }

  String event() {
    return event;
  }

  private static Set<RequestState> beforeAnybodyIsThere() {
    return EnumSet.of(SUBMITTED, DISPATCHING, OFFERED, ESCALATED, ACCEPTED);
  }

  private static Set<RequestState> beforeTheWorkIsDone() {
    return EnumSet.of(SUBMITTED, DISPATCHING, OFFERED, ESCALATED, ACCEPTED, IN_SERVICE);
  }
}
