package org.diandan.matching.settings.web;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.matching.settings.ChangeSettings;
import org.diandan.matching.settings.ChangeSettings.Outcome;
import org.diandan.matching.settings.ChangeSettings.Wish;
import org.diandan.matching.settings.Fault;
import org.diandan.matching.settings.Preview;
import org.diandan.matching.settings.PreviewSettings;
import org.diandan.matching.settings.Setting;
import org.diandan.matching.settings.SettingValues;
import org.diandan.matching.settings.SettingsHistory;
import org.diandan.matching.settings.SettingsRow;
import org.diandan.matching.settings.Standing;
import org.diandan.matching.settings.TypedSettings;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The settings of the dispatch for programs. */
@RestController
@RequestMapping("/api/dispatch-settings")
class SettingsApi {

  private static final String VALUES = "values.";

  /** A strong or weak entity tag with a number, or the bare number. */
  private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

  private final SettingsHistory history;
  private final PreviewSettings previews;
  private final ChangeSettings changes;

  SettingsApi(SettingsHistory history, PreviewSettings previews, ChangeSettings changes) {
    this.history = history;
    this.previews = previews;
    this.changes = changes;
  }

  /** Every value by its name, and why they are to hold; a preview needs no reason. */
  record Body(@Nullable Map<String, @Nullable Object> values, @Nullable String reason) {}

  /** What may be set. */
  record Limit(String name, Setting.Unit unit, long least, long most) {}

  /**
   * What is in force; the entity tag is the number of the newest change.
   *
   * @param number of the change that is in force, 0 for the shipped settings
   */
  record Current(
      long number, Map<String, Long> values, Map<String, Long> shipped, List<Limit> limits) {}

  /**
   * A change.
   *
   * @param values null when the row is damaged and passed over
   */
  record Past(
      long number,
      Instant changedAt,
      UUID changedBy,
      String reason,
      @Nullable Map<String, Long> values) {}

  /** What was written. */
  record Changed(long number) {}

  @GetMapping
  Mono<ResponseEntity<Current>> current() {
    return history
        .standing()
        .map(
            standing ->
                ResponseEntity.ok()
                    .eTag(String.valueOf(standing.latest()))
                    .body(
                        new Current(
                            standing.number(), standing.values(), standing.shipped(), limits())));
  }

  /** The latest changes, the newest first. */
  @GetMapping("/history")
  Mono<List<Past>> history() {
    return history
        .standing()
        .map(Standing::history)
        .map(rows -> rows.stream().map(SettingsApi::past).toList());
  }

  /** What last week's first choices would have been in the areas the person administers. */
  @PostMapping("/preview")
  Mono<Preview> preview(@RequestBody Body body, @AuthenticationPrincipal SignedIn administrator) {
    return previews.of(checked(body.values(), List.of()), Permitted.areasOf(administrator));
  }

  /** Changes all of it upon the change named by {@code If-Match}. */
  @PutMapping
  Mono<ResponseEntity<Changed>> change(
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
      @RequestBody Body body,
      @AuthenticationPrincipal SignedIn administrator) {
    Permitted.requireChange(administrator);
    var latest = latest(version);
    var values = checked(body.values(), Reason.faults(body.reason()));
    var reason = requireNonNullElse(body.reason(), "").strip();
    return changes
        .to(new Wish(values, latest, administrator.personId(), reason))
        .map(SettingsApi::answer);
  }

  private static ResponseEntity<Changed> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed changed ->
          ResponseEntity.ok()
              .eTag(String.valueOf(changed.number()))
              .body(new Changed(changed.number()));
      case Outcome.Overtaken _ ->
          throw new Refusal(
              HttpStatus.PRECONDITION_FAILED, "settings-changed", "settings.overtaken");
    };
  }

  private static long latest(@Nullable String version) {
    if (version == null) {
      throw new Refusal(
          HttpStatus.PRECONDITION_REQUIRED, "version-missing", "settings.version.missing");
    }
    var matcher = VERSION.matcher(version.strip());
    if (!matcher.matches()) {
      throw new InvalidInput(
          List.of(new FieldError(HttpHeaders.IF_MATCH, "settings.version.wrong")));
    }
    return Long.parseLong(matcher.group(1));
  }

  private static SettingValues checked(
      @Nullable Map<String, @Nullable Object> sent, List<Fault> others) {
    var texts = new HashMap<String, String>();
    Optional.ofNullable(sent)
        .orElse(Map.of())
        .forEach((name, value) -> texts.put(name, value == null ? "" : value.toString()));
    var errors = new ArrayList<FieldError>();
    var typed = TypedSettings.of(texts);
    if (typed instanceof TypedSettings.Faulty faulty) {
      faulty.faults().forEach(fault -> errors.add(error(VALUES + fault.name(), fault)));
    }
    others.forEach(fault -> errors.add(error(fault.name(), fault)));
    if (typed instanceof TypedSettings.Usable usable && errors.isEmpty()) {
      return usable.values();
    }
    throw new InvalidInput(HttpStatus.UNPROCESSABLE_CONTENT, errors);
  }

  private static FieldError error(String field, Fault fault) {
    return new FieldError(field, fault.messageKey(), fault.arguments());
  }

  private static List<Limit> limits() {
    return Setting.everyKey()
        .map(
            key ->
                new Limit(
                    key.name(), key.setting().unit(), key.setting().least(), key.setting().most()))
        .toList();
  }

  private static Past past(SettingsRow row) {
    var values = row.values();
    return new Past(
        row.number(),
        row.changedAt(),
        row.changedBy(),
        row.reason(),
        values == null ? null : values.byName());
  }
}
