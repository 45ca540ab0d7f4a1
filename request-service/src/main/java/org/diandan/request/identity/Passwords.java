package org.diandan.request.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.diandan.request.privacy.Tokens;
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

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ROUNDS);
  private final CommonPasswords common = CommonPasswords.shipped();
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
    if (common.contains(password)
        || lower.contains(login)
        || lower.chars().distinct().count() < 5) {
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

  /** Whether the hash was made with weaker settings than those of today. */
  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  /** Takes as long as a real check, so that the time does not tell who has an account. */
  Mono<Boolean> matchesNobody(String password) {
    return nobodysHash.flatMap(hash -> matches(password, hash)).thenReturn(false);
  }
}
