package org.diandan.request.identity.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.identity.ChangeAccount;
import org.diandan.request.identity.ChangeAccount.Asked;
import org.diandan.request.identity.ChangePassword;
import org.diandan.request.identity.CreateAccounts;
import org.diandan.request.identity.NewAccount;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Accounts for administrators, and everybody's own password. */
@RestController
final class AccountApi {

  private static final int LONGEST_KEY = 100;

  private final CreateAccounts creating;
  private final ChangeAccount accounts;
  private final ChangePassword changing;

  AccountApi(CreateAccounts creating, ChangeAccount accounts, ChangePassword changing) {
    this.creating = creating;
    this.accounts = accounts;
    this.changing = changing;
  }

  record Created(List<UUID> personIds) {}

  record Passwords(@Nullable String old, @Nullable String wanted) {

    /** Never shows a password in a log. */
    @Override
    public String toString() {
      return "Passwords[…]";
    }
  }

  @PostMapping("/api/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Created> create(
      @RequestBody List<NewAccount> wanted,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @AuthenticationPrincipal SignedIn administrator) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw invalid("Idempotency-Key", "kit.field.Size");
    }
    return creating.create(wanted, administrator, key).map(Created::new);
  }

  @PostMapping("/api/accounts/{personId}/disabling")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> disable(
      @PathVariable UUID personId,
      @AuthenticationPrincipal SignedIn administrator,
      ServerHttpRequest request) {
    return accounts
        .disable(new Asked(personId, administrator, "", Source.of(request)))
        .flatMap(AccountApi::answer);
  }

  private static Mono<Void> answer(ChangeAccount.Outcome outcome) {
    return switch (outcome) {
      case ChangeAccount.Outcome.Done _, ChangeAccount.Outcome.Renewed _ -> Mono.empty();
      case ChangeAccount.Outcome.Refused refused -> refusal(refused.reason());
    };
  }

  private static Mono<Void> refusal(ChangeAccount.Reason reason) {
    var status =
        switch (reason) {
          case NOTHING_TO_CHANGE -> HttpStatus.NO_CONTENT;
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case OUTSIDE_AREA -> HttpStatus.FORBIDDEN;
          case OWN_ACCOUNT, OWN_LAST_RIGHT, LAST_ADMINISTRATOR, CHANGED_MEANWHILE ->
              HttpStatus.CONFLICT;
        };
    return status == HttpStatus.NO_CONTENT
        ? Mono.empty()
        : Mono.error(new Refusal(status, "account-kept", reason.messageKey()));
  }

  @PostMapping("/api/accounts/current/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> changePassword(
      @RequestBody Passwords passwords, @AuthenticationPrincipal SignedIn person) {
    if (passwords.old() == null) {
      throw invalid("old", "kit.field.missing");
    }
    if (passwords.wanted() == null) {
      throw invalid("wanted", "kit.field.missing");
    }
    return changing.of(person, passwords.old(), passwords.wanted()).flatMap(AccountApi::answer);
  }

  private static Mono<Void> answer(ChangePassword.Outcome change) {
    return switch (change) {
      case ChangePassword.Outcome.Changed _ -> Mono.empty();
      case ChangePassword.Outcome.WrongOld _ -> Mono.error(invalid("old", "identity.wrong-old"));
      case ChangePassword.Outcome.Weak weak -> Mono.error(invalid("wanted", weak.messageKey()));
    };
  }

  private static InvalidInput invalid(String field, String messageKey) {
    return new InvalidInput(List.of(new FieldError(field, messageKey)));
  }
}
