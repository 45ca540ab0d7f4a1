package org.diandan.matching.team.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.TeamKind;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.team.Charter;
import org.diandan.matching.team.PublicTeams;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts teams into the reader's words. */
@Component
class TeamWording {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final Pattern ROW = Pattern.compile("^teams\\[\\d+]\\.");
  private static final Pattern INSIDE_HOURS = Pattern.compile("^hours\\[\\d+](\\.|$)");
  private static final Pattern INDEX = Pattern.compile("\\[.*");

  private final MessageSource messages;
  private final CodeNames names;
  private final ZoneId zone;

  TeamWording(MessageSource messages, CodeNames names, ZoneId zone) {
    this.messages = messages;
    this.names = names;
    this.zone = zone;
  }

  /** What a form offers to choose from, each as value and label in order. */
  record Choices(
      Map<String, String> kinds,
      Map<String, String> levels,
      Map<String, String> parents,
      Map<String, String> items,
      Map<String, String> skills,
      Map<String, String> days) {}

  /** What can be chosen now, and what the form has already, though it was retired since. */
  Choices choices(List<PublicTeams.Line> parents, TypedTeam typed, Locale locale) {
    var above = new LinkedHashMap<String, String>();
    above.put("", say("register.parent.none", locale));
    parents.forEach(
        line ->
            above.put(
                line.id().toString(),
                say("register.parent.of", locale, line.name(), level(line.level(), locale))));
    return new Choices(
        kinds(locale),
        labelled(Charter.Level.values(), "team.level.", locale),
        above,
        names.itemNames(locale, typed.ticks("items")),
        names.skillNames(locale, typed.ticks("skills")),
        labelled(DayOfWeek.values(), "team.day.", locale));
  }

  Map<String, String> kinds(Locale locale) {
    return labelled(TeamKind.values(), "team.kind.", locale);
  }

  String level(Charter.Level level, Locale locale) {
    return say("team.level." + level, locale);
  }

  String moment(Instant moment) {
    return MOMENT.format(moment.atZone(zone));
  }

  /** The working hours, a line for each window and for each date to come. */
  List<String> hours(WorkingHours hours, Instant now, Locale locale) {
    var lines = new ArrayList<String>();
    if (hours.windows().isEmpty()) {
      lines.add(say("team.hours.always", locale));
    }
    for (var window : hours.windows()) {
      var days =
          window.days().stream().sorted().map(day -> say("team.day." + day, locale)).toList();
      lines.add(
          say(
              "team.hours.window",
              locale,
              String.join(say("team.and", locale), days),
              CLOCK.format(window.from()),
              CLOCK.format(window.until())));
    }
    var today = now.atZone(zone).toLocalDate();
    hours.otherDays().stream()
        .filter(day -> !day.day().isBefore(today))
        .sorted((one, other) -> one.day().compareTo(other.day()))
        .map(
            day ->
                day.from() == null || day.until() == null
                    ? say("team.hours.closed", locale, day.day())
                    : say(
                        "team.hours.window",
                        locale,
                        day.day(),
                        CLOCK.format(day.from()),
                        CLOCK.format(day.until())))
        .forEach(lines::add);
    return lines;
  }

  /** By the field of the web form, the first error of each, in order. */
  Map<String, String> errors(List<FieldError> errors, Locale locale) {
    var said = new LinkedHashMap<String, String>();
    errors.forEach(error -> said.putIfAbsent(field(error), sentence(error, locale)));
    return said;
  }

  /** What is wrong with a cell of a table. */
  String inTable(FieldError error, Locale locale) {
    var arguments = error.arguments().toArray();
    var forTables =
        messages.getMessage("teamImport." + error.messageKey(), arguments, null, locale);
    return forTables == null ? sentence(error, locale) : forTables;
  }

  /** People are told in other words than programs where there are any. */
  String sentence(FieldError error, Locale locale) {
    var arguments = error.arguments().toArray();
    var forPeople = messages.getMessage("register." + error.messageKey(), arguments, null, locale);
    return forPeople == null
        ? messages.getMessage(error.messageKey(), arguments, locale)
        : forPeople;
  }

  /** The name of the field without its row and its place in a list. */
  static String field(FieldError error) {
    var inRow = ROW.matcher(error.field()).replaceFirst("");
    var inside = INSIDE_HOURS.matcher(inRow).replaceFirst("");
    return INDEX.matcher(inside.isEmpty() ? "days" : inside).replaceFirst("");
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** Null when the text is no UUID. */
  static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-team", "team.unknown");
  }

  private Map<String, String> labelled(Enum<?>[] values, String prefix, Locale locale) {
    var labels = new LinkedHashMap<String, String>();
    for (var value : values) {
      labels.put(value.name(), say(prefix + value, locale));
    }
    return labels;
  }
}
