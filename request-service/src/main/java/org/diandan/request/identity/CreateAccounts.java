package org.diandan.request.identity;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes many persons and accounts known at once, all or none. Who is known already, by login or by
 * name and phone together, keeps id and password.
 */
@Component
public final class CreateAccounts {

  private static final int HASHED_TOGETHER = 2;

  private final Passwords passwords;
  private final PeopleRows rows;
  private final Ledger ledger;
  private final Fingerprints fingerprints;

  CreateAccounts(Passwords passwords, PeopleRows rows, Ledger ledger, Fingerprints fingerprints) {
    this.passwords = passwords;
    this.rows = rows;
    this.ledger = ledger;
    this.fingerprints = fingerprints;
  }

  /**
   * Creates what is not there yet.
   *
   * @param key of this call, if the caller gave one
   * @return the person ids in the order of the entries; an error with status 400, 403, 409 or 422
   */
  public Mono<List<UUID>> create(
      List<NewAccount> wanted, SignedIn administrator, @Nullable String key) {
    return Mono.defer(
        () -> {
          var checked = CheckedAccount.all(wanted, passwords);
          requireAuthority(checked, administrator);
          return key == null
              ? createNew(checked, administrator, null)
              : createOnce(checked, administrator, fingerprints.of(key, administrator, wanted));
        });
  }

  private Mono<List<UUID>> createOnce(
      List<CheckedAccount> checked, SignedIn administrator, Fingerprint call) {
    return ledger
        .recall(call.key(), call.fingerprint())
        .flatMap(Mono::justOrEmpty)
        .map(written -> ids(written, List.of()))
        .switchIfEmpty(Mono.defer(() -> createNew(checked, administrator, call)));
  }

  private Mono<List<UUID>> createNew(
      List<CheckedAccount> checked, SignedIn administrator, @Nullable Fingerprint call) {
    return rows.plan(checked)
        .flatMap(plan -> hashes(plan).flatMap(hashes -> write(plan, hashes, administrator, call)))
        .onErrorMap(
            DuplicateKeyException.class,
            e -> new Refusal(HttpStatus.CONFLICT, "accounts-changed", "kit.error.409"));
  }

  private Mono<List<String>> hashes(PeopleRows.Plan plan) {
    return Flux.fromIterable(plan.newAccounts())
        .flatMapSequential(account -> passwords.hash(account.entry().password()), HASHED_TOGETHER)
        .collectList();
  }

  private Mono<List<UUID>> write(
      PeopleRows.Plan plan,
      List<String> hashes,
      SignedIn administrator,
      @Nullable Fingerprint call) {
    var change = rows.change(plan, hashes, administrator);
    return ledger
        .write(
            call == null
                ? change
                : change.once(call.key(), call.fingerprint(), Fingerprints.answer(plan.ids())))
        .map(written -> ids(written, plan.ids()));
  }

  private static List<UUID> ids(Written written, List<UUID> planned) {
    return switch (written) {
      case Written.Applied _ -> planned;
      case Written.Repeated repeated -> Fingerprints.ids(repeated.answer());
      case Written.KeyReused _ ->
          throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", "identity.key-reused")
              .with("field", "Idempotency-Key");
      case Written.Refused _, Written.InFlight _ ->
          throw new Refusal(HttpStatus.CONFLICT, "in-flight", "kit.error.409");
    };
  }

  private static void requireAuthority(List<CheckedAccount> checked, SignedIn administrator) {
    var allowed =
        checked.stream()
            .flatMap(entry -> entry.authorities().stream())
            .allMatch(
                authority -> administrator.holds(Role.ADMINISTRATOR.name(), authority.area()));
    if (!allowed) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "identity.outside-area");
    }
  }

  record Fingerprint(String key, String fingerprint) {}

  /** What a call with an idempotency key is remembered by. */
  @Component
  static final class Fingerprints {

    private final JsonMapper json;
    private final KeyedHash hash;

    Fingerprints(JsonMapper json, KeyedHash hash) {
      this.json = json;
      this.hash = hash;
    }

    Fingerprint of(String key, SignedIn administrator, List<NewAccount> wanted) {
      return new Fingerprint(
          "accounts:%s:%s".formatted(administrator.personId(), key),
          hash.of(json.writeValueAsString(wanted)));
    }

    static String answer(List<UUID> ids) {
      return String.join(",", ids.stream().map(UUID::toString).toList());
    }

    static List<UUID> ids(String answer) {
      return Arrays.stream(answer.split(","))
          .filter(id -> !id.isEmpty())
          .map(UUID::fromString)
          .toList();
    }
  }
}
