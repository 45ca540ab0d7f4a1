package org.diandan.request.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What everybody tries first: 10,000 passwords known from leaks ({@code
 * identity/zxcvbn-passwords.LICENSE.txt} says whose list it is) and the words of this place.
 *
 * <p>A password is as common as the word in it: digits and signs around it make it longer and no
 * harder to guess, and neither does writing a word twice or {@code 0} for {@code o}.
 */
final class CommonPasswords {

  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final Pattern TWICE = Pattern.compile("(.+?)\\1+");

  private final Set<String> known;

  private CommonPasswords(Set<String> known) {
    this.known = known;
  }

  static CommonPasswords shipped() {
    return new CommonPasswords(
        Stream.of("/identity/zxcvbn-passwords.txt", "/identity/common-passwords.txt")
            .flatMap(CommonPasswords::read)
            .collect(Collectors.toUnmodifiableSet()));
  }

  int size() {
    return known.size();
  }

  boolean contains(String password) {
    var lower = password.toLowerCase(Locale.ROOT);
    return isKnown(lower) || isKnown(plain(lower));
  }

  private boolean isKnown(String text) {
    var core = EDGES.matcher(text).replaceAll("");
    return known.contains(text) || known.contains(core) || known.contains(once(core));
  }

  private static String once(String text) {
    var repeated = TWICE.matcher(text);
    return repeated.matches() ? repeated.group(1) : text;
  }

  /** Letters for the digits and signs that stand for them. */
  private static String plain(String text) {
    return text.replace('0', 'o')
        .replace('1', 'l')
        .replace('3', 'e')
        .replace('5', 's')
        .replace('$', 's')
        .replace('@', 'a');
  }

  private static Stream<String> read(String name) {
    var stream = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(name), name);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().map(String::strip).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
