package org.diandan.request.journey;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with an answer to bad input. */
final class JudgeAnswers {

  /** Of a page that says what is wrong: above the form, at a field, or in the list of an error. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "id=\"problems\"|class=\"error\"|"
              + "(?s)<main id=\"main\" class=\"result\">.*<li>[^<]+: ");

  /** A message key nobody wrote words for; it ends in its language, unlike garbage sent back. */
  private static final Pattern WORDLESS =
      Pattern.compile("\\?\\?[a-zA-Z][\\w.-]*_(zh|en)(_[A-Z]{2})?\\?\\?");

  private static final Pattern DEFECT = Pattern.compile("请告诉我们这个编号|tell us this number");

  /** Of Open311, where the description begins with the name. */
  private static final Pattern NAMED =
      Pattern.compile("<description>[^<]+: |\"description\":\\s?\".+?: ", Pattern.DOTALL);

  private static final Set<String> READABLE = Set.of("text/html", "application/json", "*/*");

  private JudgeAnswers() {}

  /** Empty when the answer is as it should be. */
  static Optional<String> faultOf(HttpResponse<String> answer) {
    if (answer.statusCode() >= 500) {
      return Optional.of("a defect");
    }
    var type = answer.headers().firstValue("Content-Type").orElse("");
    var page = type.startsWith("text/html");
    if (page && (DEFECT.matcher(answer.body()).find() || WORDLESS.matcher(answer.body()).find())) {
      return Optional.of("a page that shows a trace number or a message key");
    }
    boolean refused = answer.statusCode() == 400 || answer.statusCode() == 422;
    return refused && !isNamed(answer, type)
        ? Optional.of("a refusal that names nothing")
        : Optional.empty();
  }

  private static boolean isNamed(HttpResponse<String> answer, String type) {
    if (answer.body().isEmpty() && !takesAnyAnswer(answer)) {
      return true;
    }
    if (type.startsWith("text/html")) {
      return SENTENCE.matcher(answer.body()).find();
    }
    return answer.request().uri().getPath().startsWith("/open311/")
        ? NAMED.matcher(answer.body()).find()
        : type.startsWith("application/problem+json") && hasField(answer.body());
  }

  /** Whoever accepts neither pages nor JSON gets a status without words. */
  private static boolean takesAnyAnswer(HttpResponse<String> answer) {
    return READABLE.contains(answer.request().headers().firstValue("Accept").orElse("*/*"));
  }

  private static boolean hasField(String body) {
    try {
      return !JsonMapper.shared().readTree(body).findValuesAsString("field").isEmpty();
    } catch (JacksonException e) {
      return false;
    }
  }
}
