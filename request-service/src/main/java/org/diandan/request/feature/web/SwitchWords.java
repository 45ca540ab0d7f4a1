package org.diandan.request.feature.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.Position;
import org.diandan.request.feature.SwitchRow;
import org.diandan.request.feature.SwitchesInForce;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the pages say about switches. */
@Component
final class SwitchWords {

  private static final String POSITION = "feature.position.";

  private final SwitchesInForce switches;
  private final MessageSource messages;
  private final Clock clock;
  private final ZoneId zone;

  SwitchWords(SwitchesInForce switches, MessageSource messages, Clock clock, ZoneId zone) {
    this.switches = switches;
    this.messages = messages;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A feature and how it stands.
   *
   * @param what it does, in a sentence
   * @param off what happens while it is off
   * @param byDefault whether its switch was left to the configuration
   * @param last the newest change; null when nobody ever switched it
   */
  record Line(
      String code,
      String name,
      String what,
      String off,
      boolean on,
      boolean byDefault,
      @Nullable Told last) {}

  /** A change as it is told. */
  record Told(String before, String after, String when, UUID by, String reason) {}

  /**
   * A way to switch it.
   *
   * @param to name of the position
   */
  record Way(String to, String label) {}

  Line line(Feature feature, Optional<SwitchRow> last, Locale locale) {
    return new Line(
        feature.code(),
        say(feature.messageKey("name"), locale),
        say(feature.messageKey("what"), locale),
        say(feature.messageKey("off"), locale),
        switches.isOn(feature),
        switches.position(feature) == Position.DEFAULT,
        last.map(row -> told(row, feature, locale)).orElse(null));
  }

  Told told(SwitchRow row, Feature feature, Locale locale) {
    return new Told(
        position(row.before(), feature, locale),
        position(row.after(), feature, locale),
        new SpokenTime(clock.instant(), zone, locale).exact(row.changedAt()),
        row.changedBy(),
        row.reason());
  }

  /** The positions that would change something, the usual one first. */
  List<Way> ways(Feature feature, Locale locale) {
    var other = switches.isOn(feature) ? Position.OFF : Position.ON;
    var turn = new Way(other.name(), say("feature.turn." + other, locale));
    return switches.position(feature) == Position.DEFAULT
        ? List.of(turn)
        : List.of(
            turn,
            new Way(
                Position.DEFAULT.name(),
                say("feature.turn.DEFAULT", locale, byDefault(feature, locale))));
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** What another release wrote stands for itself. */
  private String position(String name, Feature feature, Locale locale) {
    return Position.named(name)
        .map(position -> say(POSITION + position, locale, byDefault(feature, locale)))
        .orElse(name);
  }

  private String byDefault(Feature feature, Locale locale) {
    return say(POSITION + (switches.isOnByDefault(feature) ? "ON" : "OFF"), locale);
  }
}
