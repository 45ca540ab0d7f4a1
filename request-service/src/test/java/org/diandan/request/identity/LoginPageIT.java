package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.identity.People.account;
import static org.diandan.request.identity.People.anybody;
import static org.diandan.request.identity.People.passwordOf;

import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;

class LoginPageIT {

  private static final String SESSION = "__Host-session";
  private static final String FORM = "__Host-form";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private record Page(String cookie, String token) {}

  @Test
  void signsInByFormAndLeadsWhereSomebodyWantedToGo() {
    account("formleader", "LEADER", "360802");

    var answer = send(open(), "formleader", passwordOf("formleader"), "/offers?x=1");

    assertThat(answer.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(answer.getResponseHeaders().getLocation()).hasToString("/offers?x=1");
    var cookie = Objects.requireNonNull(answer.getResponseCookies().getFirst(SESSION));
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.getPath()).isEqualTo("/");
  }

  @Test
  void leadsToNoOtherSite() {
    account("phished", "LEADER", "360802");

    var answer = send(open(), "phished", passwordOf("phished"), "//evil.example/");

    assertThat(answer.getResponseHeaders().getLocation()).hasToString("/");
  }

  @Test
  void keepsTheLoginNameAfterAWrongPasswordButNotThePassword() {
    var answer = send(open(), "some<b>body", "wrong-password", "");

    var page =
        String.join("", Objects.requireNonNull(answer.getResponseBody().collectList().block()));
    assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(page)
        .contains("value=\"some&lt;b&gt;body\"")
        .contains("用户名或密码不对")
        .doesNotContain("wrong-password");
  }

  @Test
  void signsOutByFormOnly() {
    account("leaving", "LEADER", "360802");
    var session = sessionOf(send(open(), "leaving", passwordOf("leaving"), ""));
    var me = get("/me", session);

    anybody()
        .post()
        .uri("/logout")
        .cookie(SESSION, session)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(BodyInserters.fromFormData("_csrf", tokenIn(me)))
        .exchange()
        .expectStatus()
        .isSeeOther();

    assertThat(me).contains("测试leaving").contains("/logout");
    assertThat(get("/me", session)).doesNotContain("测试leaving").contains("/login");
  }

  @Test
  void changesThePasswordByFormAndAsksToSignInAgain() {
    account("changing", "LEADER", "360802");
    var session = sessionOf(send(open(), "changing", passwordOf("changing"), ""));

    var answer = change(session, passwordOf("changing"), "steady-otters-1", "steady-otters-1");

    assertThat(answer.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(answer.getResponseHeaders().getLocation()).hasToString("/login?changed=true");
    assertThat(get("/login?changed=true", session)).contains("密码改好了");
    assertThat(get("/me", session)).doesNotContain("测试changing");
    assertThat(send(open(), "changing", "steady-otters-1", "").getStatus())
        .isEqualTo(HttpStatus.SEE_OTHER);
  }

  @Test
  void saysWhatIsWrongWithANewPasswordAndShowsNoneAgain() {
    account("picky", "LEADER", "360802");
    var session = sessionOf(send(open(), "picky", passwordOf("picky"), ""));

    assertThat(bodyOf(change(session, passwordOf("picky"), "qwerty12345678", "qwerty12345678")))
        .contains("这个密码太常见")
        .doesNotContain("qwerty12345678", passwordOf("picky"));
    assertThat(bodyOf(change(session, "wrong-password-1", "steady-otters-1", "steady-otters-1")))
        .contains("原来的密码不对");
    assertThat(bodyOf(change(session, passwordOf("picky"), "steady-otters-1", "steady-otters-2")))
        .contains("两次输入的新密码不一样");
    assertThat(get("/me", session)).contains("测试picky");
  }

  @Test
  void sendsWhoMustSignInToTheLoginPageAndBack() {
    anybody()
        .get()
        .uri("/official")
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/login?next=%2Fofficial");
  }

  private static Page open() {
    var answer = anybody().get().uri("/login").exchange().returnResult(String.class);
    var body =
        String.join("", Objects.requireNonNull(answer.getResponseBody().collectList().block()));
    return new Page(
        Objects.requireNonNull(answer.getResponseCookies().getFirst(FORM)).getValue(),
        tokenIn(body));
  }

  private static FluxExchangeResult<String> send(
      Page page, String login, String password, String next) {
    return anybody()
        .post()
        .uri("/login")
        .cookie(FORM, page.cookie())
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(
            BodyInserters.fromFormData("_csrf", page.token())
                .with("login", login)
                .with("password", password)
                .with("next", next))
        .exchange()
        .returnResult(String.class);
  }

  private static FluxExchangeResult<String> change(
      String session, String old, String wanted, String again) {
    return anybody()
        .post()
        .uri("/me/password")
        .cookie(SESSION, session)
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(
            BodyInserters.fromFormData("_csrf", tokenIn(get("/me/password", session)))
                .with("old", old)
                .with("wanted", wanted)
                .with("again", again))
        .exchange()
        .returnResult(String.class);
  }

  private static String bodyOf(FluxExchangeResult<String> answer) {
    return String.join("", Objects.requireNonNull(answer.getResponseBody().collectList().block()));
  }

  private static String sessionOf(FluxExchangeResult<String> answer) {
    return Objects.requireNonNull(answer.getResponseCookies().getFirst(SESSION)).getValue();
  }

  private static String get(String path, String session) {
    return String.valueOf(
        anybody()
            .get()
            .uri(path)
            .cookie(SESSION, session)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private static String tokenIn(String page) {
    var matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
