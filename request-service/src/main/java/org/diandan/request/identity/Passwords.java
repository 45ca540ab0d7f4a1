package org.diandan.request.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Judges, hashes and checks passwords; the costly part runs on few threads of its own. */
final class Passwords {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 128;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ROUNDS = 2;
  private static final String BLOCKLIST = "/identity/common-passwords.txt";

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ROUNDS);
  private final Set<String> common = common();
  private final Scheduler scheduler;
  private final Mono<String> nobodysHash;

  Passwords(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.nobodysHash = hash(Tokens.random()).cache();
  }

  /** Key of the sentence that says what is wrong with a new password; empty when it will do. */
  Optional<String> findFault(String password, String login) {
    var lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("identity.password.short");
    }
    if (password.length() > LONGEST) {
      return Optional.of("identity.password.long");
    }
    if (common.contains(lower) || lower.contains(login) || lower.chars().distinct().count() < 5) {
      return Optional.of("identity.password.common");
    }
    return Optional.empty();
  }

  Mono<String> hash(String password) {
    return Mono.fromCallable(() -> Objects.requireNonNull(encoder.encode(password)))
        .subscribeOn(scheduler);
  }

  Mono<Boolean> matches(String password, String hash) {
    return Mono.fromCallable(() -> encoder.matches(password, hash)).subscribeOn(scheduler);
  }

  /** Takes as long as a real check, so that the time does not tell who has an account. */
  Mono<Boolean> matchesNobody(String password) {
    return nobodysHash.flatMap(hash -> matches(password, hash)).thenReturn(false);
  }

  private static Set<String> common() {
    var stream = Objects.requireNonNull(Passwords.class.getResourceAsStream(BLOCKLIST), BLOCKLIST);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().map(String::strip).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + BLOCKLIST, e);
    }
  }
}
