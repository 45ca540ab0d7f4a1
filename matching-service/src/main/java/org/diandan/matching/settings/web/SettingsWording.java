package org.diandan.matching.settings.web;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.matching.settings.Fault;
import org.diandan.matching.settings.Preview;
import org.diandan.matching.settings.Setting;
import org.diandan.matching.settings.SettingsRow;
import org.diandan.matching.settings.Standing;
import org.diandan.matching.settings.web.SettingsView.Field;
import org.diandan.matching.settings.web.SettingsView.Group;
import org.diandan.matching.settings.web.SettingsView.Past;
import org.diandan.matching.settings.web.SettingsView.Section;
import org.diandan.matching.settings.web.SettingsView.Tried;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;

/** Puts the settings, their faults and their past into the reader's words. */
@Component
class SettingsWording {

  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final int SHOWN_OF_ID = 8;
  private static final int MINUTES_AN_HOUR = 60;
  private static final int MINUTES_A_DAY = 24 * MINUTES_AN_HOUR;

  private static final Map<String, List<Setting>> SECTIONS = sections();

  private final MessageSource messages;
  private final PreviewWording previews;
  private final ZoneId zone;

  SettingsWording(MessageSource messages, ZoneId zone) {
    this.messages = messages;
    this.previews = new PreviewWording(messages);
    this.zone = zone;
  }

  /** The page with a form that holds these texts; nothing else has happened. */
  Rendering.Builder<?> page(
      Standing standing, Map<String, String> texts, SignedIn reader, Locale locale) {
    return Rendering.view("matching/settings")
        .modelAttribute("sections", sections(standing, texts, locale))
        .modelAttribute("latest", standing.latest())
        .modelAttribute("number", standing.number())
        .modelAttribute("mayChange", Permitted.mayChange(reader))
        .modelAttribute("history", history(standing, reader, locale))
        .modelAttribute("errors", Map.of())
        .modelAttribute("saved", false)
        .modelAttribute("overtaken", false)
        .modelAttribute("reason", "");
  }

  /** A sentence for each wrong field, in the order of the faults. */
  Map<String, String> errors(List<Fault> faults, Locale locale) {
    var errors = new LinkedHashMap<String, String>();
    for (var fault : faults) {
      var said = say(fault.messageKey(), locale, fault.arguments().toArray());
      var named =
          Setting.everyKey()
              .filter(key -> key.name().equals(fault.name()))
              .map(key -> say("settings.fault.of", locale, label(key, locale), said))
              .findFirst()
              .orElse(said);
      errors.putIfAbsent(fault.name(), named);
    }
    return errors;
  }

  Tried preview(Preview preview, Locale locale) {
    return previews.of(preview, locale);
  }

  private List<Section> sections(Standing standing, Map<String, String> texts, Locale locale) {
    return SECTIONS.entrySet().stream()
        .map(
            section ->
                new Section(
                    say("settings.section." + section.getKey(), locale),
                    section.getValue().stream()
                        .map(setting -> group(setting, standing, texts, locale))
                        .toList()))
        .toList();
  }

  private Group group(
      Setting setting, Standing standing, Map<String, String> texts, Locale locale) {
    var name = "setting." + setting.stem();
    var range =
        say(
            "settings.range",
            locale,
            say("settings.unit." + setting.unit(), locale),
            setting.least(),
            setting.most());
    return new Group(
        say(name, locale),
        say("settings.hint", locale, say(name + ".hint", locale), range),
        setting.keys().stream()
            .map(
                key ->
                    new Field(
                        key.name(),
                        key.urgency() == null ? "" : say("urgency." + key.urgency(), locale),
                        say(
                            "settings.now",
                            locale,
                            amount(setting.unit(), standing.valueOf(key), locale),
                            amount(setting.unit(), standing.shippedOf(key), locale)),
                        texts.getOrDefault(key.name(), "")))
            .toList());
  }

  /** A value as people say it: 7 days rather than 10,080 minutes. */
  private String amount(Setting.Unit unit, long value, Locale locale) {
    if (unit == Setting.Unit.MINUTES && value % MINUTES_A_DAY == 0) {
      return say("settings.amount.DAYS", locale, value / MINUTES_A_DAY);
    }
    return unit == Setting.Unit.MINUTES && value % MINUTES_AN_HOUR == 0
        ? say("settings.amount.HOURS", locale, value / MINUTES_AN_HOUR)
        : say("settings.amount." + unit, locale, value);
  }

  private List<Past> history(Standing standing, SignedIn reader, Locale locale) {
    return standing.history().stream().map(row -> past(row, standing, reader, locale)).toList();
  }

  private Past past(SettingsRow row, Standing standing, SignedIn reader, Locale locale) {
    var who =
        row.changedBy().equals(reader.personId())
            ? say("settings.you", locale)
            : say("settings.account", locale, row.changedBy().toString().substring(0, SHOWN_OF_ID));
    return new Past(
        row.number(),
        DAY_AND_CLOCK.format(row.changedAt().atZone(zone)),
        who,
        row.reason(),
        changes(row, standing, locale),
        row.number() == standing.number(),
        row.isReadable());
  }

  private List<String> changes(SettingsRow row, Standing standing, Locale locale) {
    var changes = new ArrayList<String>();
    var values = row.values();
    if (values != null) {
      var before = standing.before(row);
      for (var key : Setting.everyKey().toList()) {
        var was = requireNonNull(before.get(key.name()));
        var is = requireNonNull(values.byName().get(key.name()));
        if (!was.equals(is)) {
          var unit = key.setting().unit();
          changes.add(
              say(
                  "settings.changed",
                  locale,
                  label(key, locale),
                  amount(unit, was, locale),
                  amount(unit, is, locale)));
        }
      }
    }
    return changes;
  }

  private String label(Setting.Key key, Locale locale) {
    var setting = say("setting." + key.setting().stem(), locale);
    return key.urgency() == null
        ? setting
        : say("settings.by", locale, setting, say("urgency." + key.urgency(), locale));
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static Map<String, List<Setting>> sections() {
    var sections = new LinkedHashMap<String, List<Setting>>();
    sections.put("urgency", List.of(Setting.TRAVEL, Setting.DOUBLES_AFTER, Setting.UNMATCHED));
    sections.put(
        "team",
        List.of(
            Setting.LOAD,
            Setting.USUAL_CAPACITY,
            Setting.ACCEPTANCE,
            Setting.FATIGUE,
            Setting.SCARCE_SKILL,
            Setting.COUNTY,
            Setting.CITY,
            Setting.CONTINUITY));
    sections.put(
        "asking",
        List.of(
            Setting.OFFERS_AT_ONCE,
            Setting.ANSWER_WITHIN,
            Setting.RETRY_WHEN_BUSY,
            Setting.RETRY_WHEN_NOBODY));
    sections.put(
        "visit",
        List.of(
            Setting.START_WITHIN,
            Setting.LATE_AFTER,
            Setting.NO_SHOW_AFTER,
            Setting.HAND_OVER_WITHIN));
    return sections;
  }
}
