package org.diandan.request.desk;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.intake.PhoneNumber;

/**
 * An operator's half-filled form: what was typed, field by field, right or wrong.
 *
 * @param typed by field name; empty fields are absent. Beside the fields of the resident's form
 *     there are {@code wanted} and {@code place}, the words by which item and area were looked for,
 *     and {@code shown}, the id of what was proposed for the words
 */
public record DeskForm(Map<String, String> typed) {

  private static final Set<String> FIELDS =
      Set.of(
          "phone",
          "words",
          "shown",
          "wanted",
          "item",
          "place",
          "area",
          "address",
          "name",
          "day",
          "part",
          "anonymous",
          "consent");

  private static final int LONGEST_KEPT = 4000;

  public DeskForm {
    typed = Map.copyOf(typed);
  }

  /** The form of the next call. */
  public static DeskForm empty() {
    return new DeskForm(Map.of());
  }

  /** What a browser sent, all fields at once; unknown ones are left out, very long ones cut. */
  public static DeskForm of(Map<String, String> sent) {
    var kept = new HashMap<String, String>();
    sent.forEach(
        (field, text) -> {
          if (FIELDS.contains(field) && !text.isBlank()) {
            kept.put(field, text.substring(0, Math.min(text.length(), LONGEST_KEPT)));
          }
        });
    return new DeskForm(kept);
  }

  /** What was typed into a field; empty when nothing was. */
  public String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The form with one field changed; an empty text removes it. */
  public DeskForm with(String field, String text) {
    var all = new HashMap<>(typed);
    all.put(field, text);
    return of(all);
  }

  /** Whether anything would be lost with it. */
  public boolean isBlank() {
    return typed.keySet().stream().allMatch(Set.of("part", "shown")::contains);
  }

  /** The caller's number, as soon as it is one. */
  public Optional<PhoneNumber> phone() {
    return PhoneNumber.read(get("phone"));
  }

  /** The answers, as every other way of ordering gives them. */
  public OrderAnswers answers(ZoneId zone) {
    return order().answers(zone);
  }

  /** Whether the wished day can be read, or none was named. */
  public boolean hasReadableDay() {
    return order().hasReadableDay();
  }

  private OrderForm order() {
    return OrderForm.empty()
        .with(typed)
        .with(Map.of("wish", get("day").isEmpty() ? "ANY" : OrderForm.ON_A_DAY));
  }

  /** Never shows what was typed in a log. */
  @Override
  public String toString() {
    return "DeskForm[%s]".formatted(typed.keySet());
  }
}
