package org.diandan.benchmarks.online;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diandan.benchmarks.Json;
import org.diandan.benchmarks.online.Commitments.Promise;

/** The result as one JSON object: value and commitments of each policy by its name. */
final class ResultText {

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private ResultText() {}

  static String of(Map<String, Commitments> byPolicy) {
    return byPolicy.entrySet().stream()
        .map(policy -> "\"%s\":%s".formatted(policy.getKey(), of(policy.getValue())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String of(Commitments commitments) {
    var promises =
        commitments.promises().stream()
            .map(ResultText::of)
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"value\":%s,\"commitments\":%s}".formatted(number(commitments.value()), promises);
  }

  private static String of(Promise promise) {
    return "[%s,%s,%s]"
        .formatted(id(promise.request().id()), id(promise.team().id()), number(promise.time()));
  }

  /** An id that is a number stays one, digit by digit. */
  static String id(String id) {
    return JSON_NUMBER.matcher(id).matches() ? id : Json.quoted(id);
  }

  /** The shortest decimal that reads back as the same number, without exponent. */
  static String number(double value) {
    var plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }
}
