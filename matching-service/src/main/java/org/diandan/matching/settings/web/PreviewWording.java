package org.diandan.matching.settings.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.replay.Figures;
import org.diandan.matching.settings.Preview;
import org.diandan.matching.settings.web.SettingsView.Row;
import org.diandan.matching.settings.web.SettingsView.Tried;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Puts a preview into the reader's words. */
record PreviewWording(MessageSource messages) {

  private static final String NOTHING = "–";
  private static final double METRES_PER_KILOMETRE = 1000;
  private static final double PERCENT = 100;

  Tried of(Preview preview, Locale locale) {
    if (preview.played() == 0) {
      return new Tried(say("settings.try.nothing", locale), "", List.of());
    }
    var played =
        preview.isPart()
            ? say("settings.try.part", locale, preview.searches(), preview.played())
            : say("settings.try.all", locale, preview.played());
    var share = PERCENT * preview.changed() / preview.played();
    return new Tried(
        played,
        say("settings.try.changed", locale, preview.changed(), number("%.1f", share)),
        rows(preview, locale));
  }

  private List<Row> rows(Preview preview, Locale locale) {
    var shown = new LinkedHashMap<String, Function<Figures, String>>();
    shown.put(say("settings.try.mean", locale), one -> way(one.meanMetres(), locale));
    shown.put(say("settings.try.p95", locale), one -> way(one.p95Metres(), locale));
    shown.put(
        say("settings.try.questions", locale), one -> number("%.2f", one.questionsPerFulfilled()));
    shown.put(say("settings.try.inVain", locale), one -> minutes(one.minutesInVain(), locale));
    for (var urgency : Urgency.values()) {
      shown.put(
          say("settings.try.unmatched", locale, say("urgency." + urgency, locale)),
          one -> share(one, urgency));
    }
    shown.put(say("settings.try.gini", locale), one -> number("%.3f", one.gini()));
    shown.put(say("settings.try.idle", locale), one -> one.idleTeams() + " / " + one.teams());
    return shown.entrySet().stream()
        .map(row -> row(row.getKey(), row.getValue(), preview))
        .toList();
  }

  private static Row row(String label, Function<Figures, String> shown, Preview preview) {
    return new Row(label, shown.apply(preview.inForce()), shown.apply(preview.proposed()));
  }

  private static String share(Figures figures, Urgency urgency) {
    return figures.unmatched().get(urgency) + " / " + figures.requests().get(urgency);
  }

  private String way(@Nullable Integer metres, Locale locale) {
    return metres == null
        ? NOTHING
        : say("settings.try.km", locale, number("%.2f", metres / METRES_PER_KILOMETRE));
  }

  private String minutes(@Nullable Double minutes, Locale locale) {
    return minutes == null ? NOTHING : say("settings.try.minutes", locale, number("%.0f", minutes));
  }

  private static String number(String form, @Nullable Double value) {
    return value == null ? NOTHING : String.format(Locale.ROOT, form, value);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
