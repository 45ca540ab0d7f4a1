package org.diandan.matching.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.DispatchSettings;
import org.diandan.matching.dispatch.VisitClocks;
import org.diandan.matching.dispatch.policy.Weights;

/**
 * The settings of the dispatch as whole numbers, each by its name. Only values that may be used
 * together can be built.
 *
 * @param byName a value for every {@link Setting.Key#name()}, in the order people read them
 */
public record SettingValues(Map<String, Long> byName) {

  private static final long SECONDS_PER_MINUTE = 60;

  public SettingValues {
    var faults = Faults.of(byName);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          """
          These settings cannot be used: %s.
          Every setting has a value within its range."""
              .formatted(faults));
    }
    byName = inOrder(byName);
  }

  /**
   * What settings are in numbers. A time that is no whole number of minutes counts as the next one,
   * so numbers of a hand-written configuration may be outside of what may be set.
   */
  public static Map<String, Long> numbersOf(DispatchSettings settings) {
    var numbers = new LinkedHashMap<String, Long>();
    Setting.everyKey().forEach(key -> numbers.put(key.name(), number(key, settings)));
    return Collections.unmodifiableMap(numbers);
  }

  /** The settings these numbers stand for. */
  public DispatchSettings settings() {
    return new DispatchSettings(
        new Weights(
            counts(Setting.TRAVEL),
            times(Setting.DOUBLES_AFTER),
            only(Setting.LOAD),
            Math.toIntExact(only(Setting.USUAL_CAPACITY)),
            only(Setting.ACCEPTANCE),
            only(Setting.SCARCE_SKILL),
            only(Setting.COUNTY),
            only(Setting.CITY),
            only(Setting.FATIGUE),
            only(Setting.CONTINUITY),
            only(Setting.UNMATCHED)),
        counts(Setting.OFFERS_AT_ONCE),
        times(Setting.ANSWER_WITHIN),
        Duration.ofMinutes(only(Setting.RETRY_WHEN_BUSY)),
        Duration.ofMinutes(only(Setting.RETRY_WHEN_NOBODY)),
        new VisitClocks(
            times(Setting.START_WITHIN),
            Duration.ofMinutes(only(Setting.LATE_AFTER)),
            Duration.ofMinutes(only(Setting.NO_SHOW_AFTER)),
            times(Setting.HAND_OVER_WITHIN)));
  }

  private long only(Setting setting) {
    return requireNonNull(byName.get(new Setting.Key(setting, null).name()));
  }

  private Map<Urgency, Integer> counts(Setting setting) {
    var counts = new EnumMap<Urgency, Integer>(Urgency.class);
    Arrays.stream(Urgency.values())
        .forEach(urgency -> counts.put(urgency, Math.toIntExact(of(setting, urgency))));
    return counts;
  }

  private Map<Urgency, Duration> times(Setting setting) {
    var times = new EnumMap<Urgency, Duration>(Urgency.class);
    Arrays.stream(Urgency.values())
        .forEach(urgency -> times.put(urgency, Duration.ofMinutes(of(setting, urgency))));
    return times;
  }

  private long of(Setting setting, Urgency urgency) {
    return requireNonNull(byName.get(new Setting.Key(setting, urgency).name()));
  }

  private static Map<String, Long> inOrder(Map<String, Long> given) {
    var ordered = new LinkedHashMap<String, Long>();
    Setting.everyKey()
        .map(Setting.Key::name)
        .forEach(name -> ordered.put(name, requireNonNull(given.get(name))));
    return Collections.unmodifiableMap(ordered);
  }

  private static long number(Setting.Key key, DispatchSettings of) {
    var weights = of.weights();
    var visit = of.visit();
    return switch (key.setting()) {
      case TRAVEL -> at(weights.urgency(), key);
      case DOUBLES_AFTER -> minutes(at(weights.doublesAfter(), key));
      case UNMATCHED -> weights.unmatchedMetres();
      case LOAD -> weights.loadMetres();
      case USUAL_CAPACITY -> weights.usualCapacity();
      case ACCEPTANCE -> weights.acceptanceMetres();
      case FATIGUE -> weights.fatigueMetres();
      case SCARCE_SKILL -> weights.scarceSkillMetres();
      case COUNTY -> weights.countyMetres();
      case CITY -> weights.cityMetres();
      case CONTINUITY -> weights.continuityMetres();
      case OFFERS_AT_ONCE -> at(of.offersAtOnce(), key);
      case ANSWER_WITHIN -> minutes(at(of.answerWithin(), key));
      case RETRY_WHEN_BUSY -> minutes(of.retryWhenBusy());
      case RETRY_WHEN_NOBODY -> minutes(of.retryWhenNobody());
      case START_WITHIN -> minutes(at(visit.startWithin(), key));
      case LATE_AFTER -> minutes(visit.lateAfter());
      case NO_SHOW_AFTER -> minutes(visit.noShowAfter());
      case HAND_OVER_WITHIN -> minutes(at(visit.handOverWithin(), key));
    };
  }

  private static <T> T at(Map<Urgency, T> values, Setting.Key key) {
    return requireNonNull(values.get(requireNonNull(key.urgency())));
  }

  private static long minutes(Duration time) {
    return Math.ceilDiv(time.toSeconds(), SECONDS_PER_MINUTE);
  }
}
