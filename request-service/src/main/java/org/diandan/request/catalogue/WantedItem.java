package org.diandan.request.catalogue;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What an administrator wants an item to be, as typed. Nothing is taken on trust: {@link #checked}
 * says what is wrong, field by field.
 *
 * @param acceptHours and {@code finishHours} may have a fraction, such as 0.5
 */
public record WantedItem(
    String group,
    String chinese,
    String english,
    List<String> skills,
    String urgency,
    String acceptHours,
    String finishHours,
    List<String> flags) {

  private static final int LONGEST_NAME = 60;
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(2000);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  public WantedItem {
    skills = List.copyOf(skills);
    flags = List.copyOf(flags);
  }

  /** An item as its form shows it. */
  public static WantedItem of(ServiceItem item) {
    return new WantedItem(
        item.groupCode(),
        item.name().zh(),
        item.name().en(),
        item.skills().stream().map(SkillCode::value).sorted().toList(),
        item.urgency().name(),
        hours(item.acceptWithin()),
        hours(item.finishWithin()),
        item.flags().stream().map(ItemFlag::name).sorted().toList());
  }

  /** As a form sent it. */
  public static WantedItem of(Map<String, List<String>> sent) {
    return new WantedItem(
        first(sent, "group"),
        first(sent, "chinese"),
        first(sent, "english"),
        sent.getOrDefault("skills", List.of()),
        first(sent, "urgency"),
        first(sent, "acceptHours"),
        first(sent, "finishHours"),
        sent.getOrDefault("flags", List.of()));
  }

  /** The item it is to be; an {@link InvalidInput} with status 422 names every wrong field. */
  ServiceItem checked(ServiceItemCode code, int version, Catalogue catalogue) {
    var errors = new ArrayList<FieldError>();
    require(catalogue.findGroup(group).isPresent(), "group", "catalogue.group.missing", errors);
    require(isName(chinese), "chinese", "catalogue.name.wrong", errors);
    require(isName(english), "english", "catalogue.name.wrong", errors);
    var known =
        catalogue.skills().stream().map(skill -> skill.code().value()).collect(Collectors.toSet());
    require(known.containsAll(skills), "skills", "catalogue.skills.wrong", errors);
    var urgent =
        Arrays.stream(Urgency.values()).filter(it -> it.name().equals(urgency)).findFirst();
    require(urgent.isPresent(), "urgency", "catalogue.urgency.missing", errors);
    var accept = read(acceptHours);
    var finish = read(finishHours);
    require(accept != null, "acceptHours", "catalogue.hours.wrong", errors);
    require(finish != null, "finishHours", "catalogue.hours.wrong", errors);
    if (accept != null && finish != null) {
      require(accept.compareTo(finish) <= 0, "finishHours", "catalogue.hours.order", errors);
    }
    var letters = Arrays.stream(ItemFlag.values()).map(ItemFlag::name).collect(Collectors.toSet());
    require(letters.containsAll(flags), "flags", "catalogue.flags.wrong", errors);
    if (!errors.isEmpty() || urgent.isEmpty() || accept == null || finish == null) {
      throw new InvalidInput(HttpStatus.UNPROCESSABLE_CONTENT, errors);
    }
    return new ServiceItem(
        code,
        group,
        new Words(chinese.strip(), english.strip()),
        skills.stream().map(SkillCode::new).collect(Collectors.toSet()),
        urgent.get(),
        accept,
        finish,
        flags.stream().map(ItemFlag::valueOf).collect(Collectors.toSet()),
        version);
  }

  private static void require(
      boolean good, String field, String messageKey, List<FieldError> errors) {
    if (!good) {
      errors.add(new FieldError(field, messageKey));
    }
  }

  private static boolean isName(String name) {
    return !name.isBlank() && name.strip().length() <= LONGEST_NAME;
  }

  /** A positive number of hours in whole seconds; null when it is none. */
  private static @Nullable Duration read(String typed) {
    try {
      var hours = new BigDecimal(typed.strip());
      return hours.signum() > 0 && hours.compareTo(MOST_HOURS) <= 0
          ? positive(hours.multiply(SECONDS_PER_HOUR).longValue())
          : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable Duration positive(long seconds) {
    return seconds > 0 ? Duration.ofSeconds(seconds) : null;
  }

  private static String hours(Duration span) {
    return BigDecimal.valueOf(span.toSeconds())
        .divide(SECONDS_PER_HOUR, 4, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String first(Map<String, List<String>> sent, String field) {
    var values = requireNonNullElse(sent.get(field), List.<String>of());
    return values.isEmpty() ? "" : requireNonNullElse(values.getFirst(), "");
  }

  /** Facts in one line, for the audit log. */
  static String said(ServiceItem item) {
    return "version=%d; group=%s; name=%s / %s; skills=%s; urgency=%s; accept=%sh; finish=%sh; flags=%s"
        .formatted(
            item.version(),
            item.groupCode(),
            item.name().zh(),
            item.name().en(),
            sorted(item.skills().stream().map(SkillCode::value).collect(Collectors.toSet())),
            item.urgency(),
            hours(item.acceptWithin()),
            hours(item.finishWithin()),
            sorted(item.flags().stream().map(ItemFlag::letter).collect(Collectors.toSet())));
  }

  private static String sorted(Set<String> texts) {
    return texts.stream().sorted().collect(Collectors.joining(" "));
  }
}
