package org.diandan.request.open311;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diandan.request.open311.Service.Attribute;
import org.diandan.web.InvalidInput.FieldError;

/** Checks the answers to a service's questions; answers to questions it never asked are ignored. */
final class CheckAnswers {

  private static final int LONGEST_ANSWER = 4_000;
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,18}(\\.\\d{1,18})?");

  private final Map<String, List<String>> given;
  private final List<FieldError> errors = new ArrayList<>();
  private final Map<String, List<String>> right = new LinkedHashMap<>();
  private final List<String> spoken = new ArrayList<>();

  private CheckAnswers(Map<String, List<String>> given) {
    this.given = given;
  }

  static CheckAnswers of(Service service, Map<String, List<String>> given) {
    var check = new CheckAnswers(given);
    service.attributes().stream().filter(Attribute::variable).forEach(check::check);
    return check;
  }

  /** The name of an attribute's form field. */
  static String field(String code) {
    return "attribute[" + code + "]";
  }

  /** What is wrong, in the order of the questions. */
  List<FieldError> errors() {
    return errors;
  }

  /** The answers by code, in the order of the questions. */
  Map<String, List<String>> right() {
    return right;
  }

  /** The answers as lines for whoever comes to help. */
  String spoken() {
    return String.join("\n", spoken);
  }

  /** The moment somebody answered; empty when nobody asked or answered. */
  Optional<Instant> moment(String code) {
    return Optional.ofNullable(right.get(code)).map(List::getFirst).flatMap(GeoTime::read);
  }

  private void check(Attribute attribute) {
    var answers = given.getOrDefault(attribute.code(), List.of());
    if (answers.isEmpty()) {
      if (attribute.required()) {
        fault(attribute, "kit.field.missing");
      }
      return;
    }
    if (answers.size() > 1 && attribute.datatype() != Service.Datatype.MULTIVALUELIST) {
      fault(attribute, "open311.attribute.once");
    } else if (!answers.stream().allMatch(answer -> fits(attribute, answer))) {
      fault(attribute, "open311.attribute." + attribute.datatype().word());
    } else {
      right.put(attribute.code(), List.copyOf(answers));
      spoken.add(
          answers.stream()
              .map(attribute::nameOf)
              .collect(Collectors.joining(", ", attribute.description() + ": ", "")));
    }
  }

  private static boolean fits(Attribute attribute, String answer) {
    return switch (attribute.datatype()) {
      case STRING, TEXT -> answer.codePointCount(0, answer.length()) <= LONGEST_ANSWER;
      case NUMBER -> NUMBER.matcher(answer).matches();
      case DATETIME -> GeoTime.read(answer).isPresent();
      case SINGLEVALUELIST, MULTIVALUELIST -> attribute.knows(answer);
    };
  }

  private void fault(Attribute attribute, String messageKey) {
    errors.add(new FieldError(field(attribute.code()), messageKey));
  }
}
