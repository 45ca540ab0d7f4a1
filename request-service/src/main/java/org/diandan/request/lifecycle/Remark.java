package org.diandan.request.lifecycle;

import static org.diandan.request.lifecycle.RequestState.ACCEPTED;
import static org.diandan.request.lifecycle.RequestState.CONFERENCE;
import static org.diandan.request.lifecycle.RequestState.DISPATCHING;
import static org.diandan.request.lifecycle.RequestState.ESCALATED;
import static org.diandan.request.lifecycle.RequestState.IN_SERVICE;
import static org.diandan.request.lifecycle.RequestState.OFFERED;
import static org.diandan.request.lifecycle.RequestState.REFERRED;
import static org.diandan.request.lifecycle.RequestState.SUBMITTED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a resident may say while a request is under way; the state stays as it is. */
public enum Remark {
  URGE("asks to hurry", "request.urged.v1", false, true),
  ADD_WORDS("adds words", "request.words-added.v1", true, true),
  RESCHEDULE("wishes another time", "request.rescheduled.v1", false, false);

  private static final Set<RequestState> BEFORE_ANYBODY_IS_THERE =
      EnumSet.of(SUBMITTED, DISPATCHING, OFFERED, ESCALATED, ACCEPTED);

  private static final Set<RequestState> ABOVE_THE_TEAMS = EnumSet.of(REFERRED, CONFERENCE);

  private final String meaning;
  private final String event;
  private final boolean duringTheVisit;
  private final boolean aboveTheTeams;

  Remark(String meaning, String event, boolean duringTheVisit, boolean aboveTheTeams) {
    this.meaning = meaning;
    this.event = event;
    this.duringTheVisit = duringTheVisit;
    this.aboveTheTeams = aboveTheTeams;
  }

  /** Whether it makes sense in a state. */
  public boolean isPossibleIn(RequestState state) {
    return BEFORE_ANYBODY_IS_THERE.contains(state)
        || (duringTheVisit && state == IN_SERVICE)
        || (aboveTheTeams && ABOVE_THE_TEAMS.contains(state));
  }

  /** Names of the states it makes sense in, for use in statements. */
  public String[] states() {
    return Arrays.stream(RequestState.values())
        .filter(this::isPossibleIn)
        .map(Enum::name)
        .toArray(String[]::new);
  }

  String meaning() {
    return meaning;
  }

  String event() {
    return event;
  }
}
