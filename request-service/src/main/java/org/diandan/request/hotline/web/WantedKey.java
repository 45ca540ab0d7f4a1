package org.diandan.request.hotline.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.request.identity.IssueKeys;
import org.diandan.request.identity.IssueKeys.ListedKey;
import org.diandan.request.identity.IssueKeys.NewKey;
import org.diandan.request.identity.KeyScope;
import org.diandan.request.identity.KeySignIn;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * A key as an administrator asks for it, unchecked.
 *
 * @param area code prefix; missing or empty for everywhere
 * @param perMinute orders a minute; 600 when missing
 * @param scopes such as {@code orders:write}; all of them when missing
 * @param signIn BEARER when missing, HMAC or EITHER
 * @param sandbox whether its orders are only for trying out; such a key needs an area
 */
record WantedKey(
    @Nullable String name,
    @Nullable String area,
    @Nullable Integer perMinute,
    @Nullable List<String> scopes,
    @Nullable KeySignIn signIn,
    @Nullable Boolean sandbox) {

  private static final int LONGEST_NAME = 60;
  private static final int MOST_PER_MINUTE = 100_000;
  private static final int USUAL_PER_MINUTE = 600;

  /** The key, or an error that names the first wrong field. */
  NewKey checked() {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw invalid("name", "hotline.key.name");
    }
    var code = area == null ? "" : area.strip();
    if (!code.isEmpty() && !AreaCode.isWellFormed(code)) {
      throw invalid("area", "hotline.key.area");
    }
    var trying = Boolean.TRUE.equals(sandbox);
    if (trying && code.isEmpty()) {
      throw invalid("area", "hotline.key.sandbox-area");
    }
    var most = perMinute == null ? USUAL_PER_MINUTE : perMinute;
    if (most < 1 || most > MOST_PER_MINUTE) {
      throw invalid("perMinute", "hotline.key.per-minute");
    }
    return new NewKey(
        name.strip(),
        code,
        most,
        checkedScopes(),
        signIn == null ? KeySignIn.BEARER : signIn,
        trying);
  }

  private Set<KeyScope> checkedScopes() {
    if (scopes == null) {
      return Set.copyOf(KeyScope.all());
    }
    var known = EnumSet.noneOf(KeyScope.class);
    for (var word : scopes) {
      known.add(
          KeyScope.of(String.valueOf(word))
              .orElseThrow(() -> invalid("scopes", "hotline.key.scopes")));
    }
    if (known.isEmpty()) {
      throw invalid("scopes", "hotline.key.scopes");
    }
    return known;
  }

  private static InvalidInput invalid(String field, String messageKey) {
    return new InvalidInput(List.of(new FieldError(field, messageKey)));
  }

  /** Administrators give out keys for their own areas only. */
  static void demandArea(SignedIn administrator, String area) {
    if (!administrator.holds(Role.ADMINISTRATOR.name(), area)) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "identity.outside-area");
    }
  }

  static boolean reaches(SignedIn administrator, ListedKey key) {
    return administrator.holds(Role.ADMINISTRATOR.name(), key.area());
  }

  /** Completes when there is such a key and the administrator may change it. */
  static Mono<Void> demanded(IssueKeys keys, UUID id, SignedIn administrator) {
    return keys.areaOf(id)
        .switchIfEmpty(Mono.error(WantedKey::unknown))
        .flatMap(area -> Mono.fromRunnable(() -> demandArea(administrator, area)));
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "key-not-found", "hotline.key.unknown");
  }
}
