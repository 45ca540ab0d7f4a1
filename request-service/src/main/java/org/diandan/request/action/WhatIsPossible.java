package org.diandan.request.action;

import java.time.Instant;
import java.util.List;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Remark;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a resident may do right now, so that pages offer nothing that would be refused. */
@Component
public final class WhatIsPossible {

  private final ActionProperties properties;

  WhatIsPossible(ActionProperties properties) {
    this.properties = properties;
  }

  /**
   * The request as a page shows it.
   *
   * @param urges when somebody asked to hurry, in any order
   */
  public record Shown(RequestState state, Closed closed, List<Instant> urges, Instant now) {

    public Shown {
      urges = List.copyOf(urges);
    }
  }

  /**
   * What may be done.
   *
   * @param urges how often somebody asked to hurry
   * @param urgeAgainAt when that may be done again; null when it may be done now or never
   */
  public record Possible(
      boolean withdraw,
      boolean addWords,
      boolean urge,
      boolean reschedule,
      boolean evaluate,
      boolean reopen,
      int urges,
      @Nullable Instant urgeAgainAt) {

    /** Whether there is anything at all but evaluating. */
    public boolean isAnything() {
      return withdraw || addWords || urge || urgeAgainAt != null || reschedule || reopen;
    }
  }

  /** By the clock that was read together with the request. */
  public Possible of(Shown shown) {
    var state = shown.state();
    var urge = properties.urge();
    boolean urgeable = Remark.URGE.isPossibleIn(state);
    var wait = urge.wait(Pace.Before.of(shown.urges(), urge), shown.now());
    return new Possible(
        Lifecycle.after(state, Step.WITHDRAW).isPresent(),
        Remark.ADD_WORDS.isPossibleIn(state),
        urgeable && wait.isEmpty(),
        Remark.RESCHEDULE.isPossibleIn(state),
        Lifecycle.after(state, Step.CONFIRM).isPresent(),
        Lifecycle.after(state, Step.ASK_AGAIN).isPresent()
            && shown.closed().isReopenable(shown.now(), properties.reopenWithin()),
        shown.urges().size(),
        urgeable ? wait.map(shown.now()::plus).orElse(null) : null);
  }
}
