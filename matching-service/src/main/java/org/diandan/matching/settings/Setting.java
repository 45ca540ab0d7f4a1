package org.diandan.matching.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.diandan.contract.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, in the order people read it. Values are whole numbers of the unit;
 * where the ranges come from: {@code docs/dispatch.md}.
 */
public enum Setting {
  TRAVEL("travel", Unit.TIMES, 1, 100),
  DOUBLES_AFTER("doublesAfter", Unit.MINUTES, 1, 525_600),
  UNMATCHED("unmatched", Unit.METRES, 1, 10_000_000),
  LOAD("load", Unit.METRES, 0, 1_000_000),
  USUAL_CAPACITY("usualCapacity", Unit.TASKS, 1, 1_000),
  ACCEPTANCE("acceptance", Unit.METRES, 0, 1_000_000),
  FATIGUE("fatigue", Unit.METRES, 0, 1_000_000),
  SCARCE_SKILL("scarceSkill", Unit.METRES, 0, 1_000_000),
  COUNTY("county", Unit.METRES, 0, 1_000_000),
  CITY("city", Unit.METRES, 0, 1_000_000),
  CONTINUITY("continuity", Unit.METRES, 0, 1_000_000),
  OFFERS_AT_ONCE("offersAtOnce", Unit.TEAMS, 1, 10),
  ANSWER_WITHIN("answerWithin", Unit.MINUTES, 1, 10_080),
  RETRY_WHEN_BUSY("retryWhenBusy", Unit.MINUTES, 1, 1_440),
  RETRY_WHEN_NOBODY("retryWhenNobody", Unit.MINUTES, 1, 1_440),
  START_WITHIN("startWithin", Unit.MINUTES, 1, 43_200),
  LATE_AFTER("lateAfter", Unit.MINUTES, 1, 1_440),
  NO_SHOW_AFTER("noShowAfter", Unit.MINUTES, 2, 10_080),
  HAND_OVER_WITHIN("handOverWithin", Unit.MINUTES, 1, 10_080);

  /** What a value counts. */
  public enum Unit {
    TIMES,
    METRES,
    MINUTES,
    TASKS,
    TEAMS
  }

  private final String stem;
  private final Unit unit;
  private final long least;
  private final long most;

  Setting(String stem, Unit unit, long least, long most) {
    this.stem = stem;
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  /**
   * One value of it.
   *
   * @param urgency null where one value holds for all
   */
  public record Key(Setting setting, @Nullable Urgency urgency) {

    /** How programs, forms and rows name it: {@code load}, {@code travel.U1}. */
    public String name() {
      return urgency == null ? setting.stem : setting.stem + "." + urgency;
    }
  }

  /** The values it has: one for each urgency, the most urgent first, or one alone. */
  public List<Key> keys() {
    return switch (this) {
      case TRAVEL, DOUBLES_AFTER, OFFERS_AT_ONCE, ANSWER_WITHIN, START_WITHIN, HAND_OVER_WITHIN ->
          Arrays.stream(Urgency.values()).map(urgency -> new Key(this, urgency)).toList();
      case UNMATCHED,
          LOAD,
          USUAL_CAPACITY,
          ACCEPTANCE,
          FATIGUE,
          SCARCE_SKILL,
          COUNTY,
          CITY,
          CONTINUITY,
          RETRY_WHEN_BUSY,
          RETRY_WHEN_NOBODY,
          LATE_AFTER,
          NO_SHOW_AFTER ->
          List.of(new Key(this, null));
    };
  }

  /** Every value there is, in the order people read them. */
  public static Stream<Key> everyKey() {
    return Arrays.stream(values()).flatMap(setting -> setting.keys().stream());
  }

  /** How messages name it. */
  public String stem() {
    return stem;
  }

  public Unit unit() {
    return unit;
  }

  /** The smallest value allowed. */
  public long least() {
    return least;
  }

  /** The largest value allowed. */
  public long most() {
    return most;
  }

  boolean allows(long value) {
    return value >= least && value <= most;
  }
}
