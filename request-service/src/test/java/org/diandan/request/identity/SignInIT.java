package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.identity.People.DATABASE;
import static org.diandan.request.identity.People.account;
import static org.diandan.request.identity.People.administrator;
import static org.diandan.request.identity.People.anybody;
import static org.diandan.request.identity.People.bearing;
import static org.diandan.request.identity.People.passwordOf;
import static org.diandan.request.identity.People.tokenOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

class SignInIT {

  @Test
  void tellsTheSameToAWrongPasswordAndToAnUnknownLogin() {
    account("wang", "LEADER", "360802");

    var wrong = bodyOf(signIn("wang", "another-password").expectStatus().isUnauthorized());
    var unknown = bodyOf(signIn("nobody", "another-password").expectStatus().isUnauthorized());

    assertThat(wrong).isEqualTo(unknown).contains("urn:problem:wrong-credentials");
  }

  @Test
  void refusesEvenTheRightPasswordAfterFiveWrongOnes() {
    account("tries", "LEADER", "360802");
    for (var i = 0; i < 5; i++) {
      signIn("tries", "wrong-password-" + i).expectStatus().isUnauthorized();
    }

    signIn("tries", passwordOf("tries"))
        .expectStatus()
        .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
        .expectHeader()
        .exists(HttpHeaders.RETRY_AFTER);
  }

  @Test
  void rightPasswordsUseUpNoLimit() {
    account("often", "LEADER", "360802");

    for (var i = 0; i < 7; i++) {
      signIn("often", passwordOf("often")).expectStatus().isCreated();
    }
  }

  @Test
  void believesNoForwardedAddressOfAClient() {
    account("spoof", "LEADER", "360802");
    for (var i = 0; i < 6; i++) {
      anybody()
          .post()
          .uri("/api/sessions")
          .header("X-Forwarded-For", "203.0.113." + i)
          .bodyValue(Map.of("login", "spoof", "password", "wrong-password-" + i))
          .exchange();
    }

    assertThat(DATABASE.count("select count(*) from audit_entry where source like '203.0.%'"))
        .isZero();
  }

  @Test
  void endsTheSessionAtOnceWhenAsked() {
    account("leaves", "LEADER", "360802");
    var client = bearing(tokenOf("leaves", passwordOf("leaves")));

    client.delete().uri("/api/sessions/current").exchange().expectStatus().isNoContent();

    client.delete().uri("/api/sessions/current").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void endsEverySessionWhenAnAccountIsDisabled() {
    var person = account("disabled", "OFFICIAL", "3608");
    var token = tokenOf("disabled", passwordOf("disabled"));

    administrator()
        .post()
        .uri("/api/accounts/{id}/disabling", person)
        .exchange()
        .expectStatus()
        .isNoContent();

    assertThat(introspected(token)).isEqualTo(Map.of("active", false));
    signIn("disabled", passwordOf("disabled")).expectStatus().isUnauthorized();
  }

  @Test
  void endsEverySessionWhenThePasswordChanges() {
    account("changes", "LEADER", "360802");
    var token = tokenOf("changes", passwordOf("changes"));
    var wanted = "another-long-one-1";

    bearing(token)
        .post()
        .uri("/api/accounts/current/password")
        .bodyValue(Map.of("old", passwordOf("changes"), "wanted", wanted))
        .exchange()
        .expectStatus()
        .isNoContent();

    assertThat(introspected(token)).isEqualTo(Map.of("active", false));
    assertThat(tokenOf("changes", wanted)).isNotEmpty();
  }

  @Test
  void hashesAPasswordAgainWhoseHashIsWeakerThanTodays() {
    account("oldhash", "LEADER", "360802");
    var weak = new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(passwordOf("oldhash"));
    DATABASE.execute(
        "update account set password_hash = '%s' where login = 'oldhash'".formatted(weak));

    signIn("oldhash", "wrong-password-1").expectStatus().isUnauthorized();
    var afterWrong = hashesLike("oldhash", "%m=4096,t=1%");
    signIn("oldhash", passwordOf("oldhash")).expectStatus().isCreated();

    assertThat(afterWrong).isEqualTo(1);
    assertThat(hashesLike("oldhash", "$argon2id$%m=19456,t=2%")).isEqualTo(1);
    signIn("oldhash", passwordOf("oldhash")).expectStatus().isCreated();
  }

  @Test
  void letsNobodyGuessThePasswordFromAnOpenSession() {
    account("guessed", "LEADER", "360802");
    var client = bearing(tokenOf("guessed", passwordOf("guessed")));
    for (var i = 0; i < 5; i++) {
      changePassword(client, "wrong-password-" + i).expectStatus().isBadRequest();
    }

    changePassword(client, passwordOf("guessed"))
        .expectStatus()
        .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
  }

  @Test
  void forgetsStaffWhoWereAwayForHalfAnHourButNotLeaders() {
    account("idleofficial", "OFFICIAL", "3608");
    account("idleleader", "LEADER", "360802");
    var official = tokenOf("idleofficial", passwordOf("idleofficial"));
    var leader = tokenOf("idleleader", passwordOf("idleleader"));

    DATABASE.execute(
        """
        update session s set used_at = now() - interval '31 minutes'
        from account a where a.person_id = s.person_id and a.login like 'idle%'
        """);

    assertThat(introspected(official)).isEqualTo(Map.of("active", false));
    assertThat(introspected(leader)).containsEntry("active", true);
  }

  @Test
  void tellsServicesWhoHoldsWhichAuthority() {
    var person = account("asked", "LEADER", "360802");
    var token = tokenOf("asked", passwordOf("asked"));

    assertThat(introspected(token))
        .containsEntry("active", true)
        .containsEntry("sub", person.toString())
        .containsEntry("name", "测试asked")
        .extractingByKey("authorities")
        .asString()
        .contains("LEADER", "360802");
  }

  @Test
  void tellsNobodyElse() {
    var token = tokenOf("admin", People.ADMIN_PASSWORD);

    introspection(token, token).expectStatus().isForbidden();
    introspection("", token).expectStatus().isUnauthorized();
  }

  @Test
  void keepsNoTokenAndNoPassword() {
    account("secrets", "LEADER", "360802");
    var token = tokenOf("secrets", passwordOf("secrets"));

    assertThat(
            DATABASE.count(
                "select count(*) from session s where s::text like '%%%s%%'".formatted(token)))
        .isZero();
    assertThat(
            DATABASE.count(
                "select count(*) from account where password_hash not like '$argon2id$%m=19456,t=2%'"))
        .isZero();
  }

  private static long hashesLike(String login, String pattern) {
    return DATABASE.count(
        "select count(*) from account where login = '%s' and password_hash like '%s'"
            .formatted(login, pattern));
  }

  private static ResponseSpec changePassword(WebTestClient client, String old) {
    return client
        .post()
        .uri("/api/accounts/current/password")
        .bodyValue(Map.of("old", old, "wanted", "another-long-one-2"))
        .exchange();
  }

  private static ResponseSpec signIn(String login, String password) {
    return anybody()
        .post()
        .uri("/api/sessions")
        .bodyValue(Map.of("login", login, "password", password))
        .exchange();
  }

  private static Map<String, Object> introspected(String token) {
    var answer =
        introspection(People.SECRET, token)
            .expectStatus()
            .isOk()
            .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
            .returnResult()
            .getResponseBody();
    var known = new HashMap<String, Object>(answer == null ? Map.of() : answer);
    known.values().removeIf(value -> value == null || value.equals(List.of()));
    return known;
  }

  private static ResponseSpec introspection(String secret, String token) {
    return bearing(secret)
        .post()
        .uri("/internal/introspection")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(BodyInserters.fromFormData("token", token))
        .exchange();
  }

  private static String bodyOf(ResponseSpec answer) {
    return String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody());
  }
}
