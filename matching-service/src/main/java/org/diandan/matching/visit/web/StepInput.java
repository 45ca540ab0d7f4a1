package org.diandan.matching.visit.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.VisitResult;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.visit.Ending;
import org.diandan.matching.visit.Ending.Hindrance;
import org.diandan.matching.visit.Nearness.Position;
import org.diandan.matching.visit.Told;
import org.diandan.matching.visit.Told.Way;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a form or a program sends with a step of a visit; everything may be left out.
 *
 * @param longitude where the device is, WGS-84 degrees, together with {@code latitude}
 * @param accuracyMetres radius the device believes itself to be in
 * @param code what the resident said
 * @param claimedAt when it was, if the device had no signal then
 * @param sentAt what time the device believes it is now, which shows how wrong its clock goes
 * @param result one of {@link VisitResult}
 * @param reason one of {@link Hindrance}, when the result is UNABLE
 */
record StepInput(
    @Nullable Double longitude,
    @Nullable Double latitude,
    @Nullable Double accuracyMetres,
    @Nullable String code,
    @Nullable Instant claimedAt,
    @Nullable Instant sentAt,
    @Nullable String result,
    @Nullable String reason,
    @Nullable String note) {

  static final StepInput NOTHING =
      new StepInput(null, null, null, null, null, null, null, null, null);

  static final int LONGEST_NOTE = 500;
  private static final int LONGEST_KEY = 80;
  private static final Pattern CODE = Pattern.compile("[0-9]{4}");

  /** Fields of a form; a position that is none is none. */
  static StepInput of(MultiValueMap<String, String> form) {
    return new StepInput(
        number(form.getFirst("longitude")),
        number(form.getFirst("latitude")),
        number(form.getFirst("accuracyMetres")),
        form.getFirst("code"),
        null,
        null,
        form.getFirst("result"),
        form.getFirst("reason"),
        form.getFirst("note"));
  }

  /**
   * What is told.
   *
   * @param received when, by our clock
   */
  Told told(UUID personId, Way way, @Nullable String key, Instant received) {
    var errors = new ArrayList<FieldError>();
    var digits = digits(errors);
    var position = position(errors);
    var ago = ago(received, errors);
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      errors.add(new FieldError("Idempotency-Key", "visit.key.wrong", LONGEST_KEY));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return new Told(personId, way, position, digits, ago, key);
  }

  /** What came of the visit; done when nothing is said. */
  Ending ending() {
    var errors = new ArrayList<FieldError>();
    var came = one(VisitResult.values(), result, "result", errors);
    var why = one(Hindrance.values(), reason, "reason", errors);
    if (came == VisitResult.UNABLE && why == null) {
      errors.add(new FieldError("reason", "visit.reason.missing"));
    }
    if (note != null && note.length() > LONGEST_NOTE) {
      errors.add(new FieldError("note", "assignment.note.tooLong", LONGEST_NOTE, note.length()));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors.stream().distinct().toList());
    }
    return new Ending(
        came == null ? VisitResult.DONE : came,
        came == VisitResult.UNABLE ? why : null,
        note == null || note.isBlank() ? null : note.strip());
  }

  private @Nullable String digits(List<FieldError> errors) {
    if (code == null || code.isBlank()) {
      return null;
    }
    var digits = code.strip();
    if (!CODE.matcher(digits).matches()) {
      errors.add(new FieldError("code", "visit.code.form"));
    }
    return digits;
  }

  private @Nullable Position position(List<FieldError> errors) {
    if (longitude == null || latitude == null) {
      return null;
    }
    var accuracy = accuracyMetres == null ? 0 : accuracyMetres;
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && accuracy >= 0)) {
      errors.add(new FieldError("longitude", "visit.position.wrong"));
      return null;
    }
    return new Position(new Place(longitude, latitude), accuracy);
  }

  /** A clock that goes ahead of ours never makes a moment later than its receipt. */
  private @Nullable Duration ago(Instant received, List<FieldError> errors) {
    if (claimedAt == null) {
      return null;
    }
    try {
      var ago = Duration.between(claimedAt, sentAt == null ? received : sentAt);
      return ago.isNegative() ? Duration.ZERO : ago;
    } catch (ArithmeticException | DateTimeException e) {
      errors.add(new FieldError("claimedAt", "visit.claimed.wrong"));
      return null;
    }
  }

  private static <E extends Enum<E>> @Nullable E one(
      E[] values, @Nullable String text, String field, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var found = Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst();
    if (found.isEmpty()) {
      errors.add(new FieldError(field, "visit." + field + ".missing"));
    }
    return found.orElse(null);
  }

  private static @Nullable Double number(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "StepInput[…]";
  }
}
