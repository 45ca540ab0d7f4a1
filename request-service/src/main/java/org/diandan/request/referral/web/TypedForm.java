package org.diandan.request.referral.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.util.MultiValueMap;

/** A form as somebody sent it. */
public record TypedForm(MultiValueMap<String, String> all) {

  static final int LONGEST_WORDS = 500;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Without spaces around it; empty when it is missing. */
  public String get(String field) {
    var typed = all.getFirst(field);
    return typed == null ? "" : typed.strip();
  }

  public Map<String, String> fields() {
    return all.toSingleValueMap();
  }

  public Optional<UUID> id(String field) {
    return Optional.of(get(field)).filter(text -> ID.matcher(text).matches()).map(UUID::fromString);
  }

  /** Every id that was ticked. */
  public Set<UUID> ids(String field) {
    return all.getOrDefault(field, List.of()).stream()
        .filter(text -> ID.matcher(text).matches())
        .map(UUID::fromString)
        .collect(Collectors.toSet());
  }

  public <E extends Enum<E>> Optional<E> code(String field, E[] codes) {
    return Arrays.stream(codes).filter(code -> code.name().equals(get(field))).findFirst();
  }

  /** A day and a time of it; empty when they cannot be read. */
  public Optional<Instant> moment(String day, String time, ZoneId zone) {
    try {
      return Optional.of(
          LocalDate.parse(get(day)).atTime(LocalTime.parse(get(time))).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with words that must be there. */
  public List<FieldError> wordsErrors(String field) {
    return get(field).isEmpty()
        ? List.of(new FieldError(field, "ladder.words.missing"))
        : optionalWordsErrors(field);
  }

  /** What is wrong with words that may be missing. */
  public List<FieldError> optionalWordsErrors(String field) {
    var words = get(field);
    if (words.length() > LONGEST_WORDS) {
      return List.of(new FieldError(field, "ladder.words.long", LONGEST_WORDS, words.length()));
    }
    return words
            .chars()
            .anyMatch(letter -> Character.isISOControl(letter) && !Character.isWhitespace(letter))
        ? List.of(new FieldError(field, "request.control-characters"))
        : List.of();
  }
}
