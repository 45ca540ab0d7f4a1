package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.hotline.Calling.SERVICE;
import static org.diandan.request.hotline.Calling.body;
import static org.diandan.request.hotline.Calling.events;
import static org.diandan.request.hotline.Calling.freshNumber;
import static org.diandan.request.hotline.Calling.hotline;
import static org.diandan.request.hotline.Calling.ordered;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.request.hotline.Calling.Hotline;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Keys and webhooks in an administrator's browser without scripts. */
class KeyPagesIT {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("id=\"key-secret\">(ddk_[^<]+)<");
  private static final Pattern ID = Pattern.compile("id=\"key-id\">([^<]+)<");

  @Test
  void aNewKeyShowsItsSecretOnce() {
    var page = send("/admin/keys", form("name", "吉安 12345", "area", "9901"));

    assertThat(page.getStatus().value()).isEqualTo(200);
    assertThat(page.getResponseHeaders().getCacheControl()).contains("no-store");
    var made = made(page);
    made.get("/api/hotline/orders/x").expectStatus().isNotFound();
    made.get("/api/hotline/events").expectStatus().isForbidden();
    assertThat(open("/admin/keys")).contains("吉安 12345").doesNotContain(made.key());
    assertThat(open("/admin/keys/" + made.id())).doesNotContain(made.key());
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    var form = form("name", "吉安 12345", "area", "36x");
    form.set("sandbox", "true");

    var page = send("/admin/keys", form);

    assertThat(page.getStatus().value()).isEqualTo(422);
    assertThat(page.getResponseBody())
        .contains("区域代码是 2、4、6、9 或 12 位数字")
        .contains("value=\"36x\"")
        .contains("value=\"吉安 12345\"");
  }

  @Test
  void aKeyGetsANewSecretAndAnEnd() {
    var hotline = hotline();

    var renewed = made(send("/admin/keys/" + hotline.id() + "/rotation", form()));
    renewed.get("/api/hotline/events").expectStatus().isOk();
    var ended = send("/admin/keys/" + hotline.id() + "/disabling", form());

    assertThat(ended.getStatus().value()).isEqualTo(303);
    renewed.get("/api/hotline/events").expectStatus().isUnauthorized();
    assertThat(open("/admin/keys/" + hotline.id())).contains("已停用");
  }

  @Test
  void endpointsShowTheirLastResultsAndAreSentToAgain() throws Exception {
    try (var receiver = new Receiver(received -> 200)) {
      var hotline = hotline();
      var endpoint =
          body(hotline.post("/api/hotline/webhooks", Map.of("url", receiver.url())))
              .get("id")
              .asString();
      ordered(hotline, freshNumber());
      await().until(() -> receiver.all.size() == 1);
      await().until(() -> open("/admin/keys/" + hotline.id()).contains("已送达"));
      var path = "/admin/keys/%s/webhooks/%s".formatted(hotline.id(), endpoint);

      send(path + "/redelivery", form("number", "1"));

      await().until(() -> receiver.all.size() == 2);
      assertThat(send(path + "/redelivery", form("number", "9")).getStatus().value())
          .isEqualTo(404);
      send(path + "/disabling", form());
      assertThat(open("/admin/keys/" + hotline.id())).contains("已手动停用");
      assertThat(events(hotline, "")).hasSize(1);
    }
  }

  static MultiValueMap<String, String> form(String... pairs) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("perMinute", "60");
    form.add("scopes", "orders:write");
    form.add("scopes", "orders:read");
    form.add("signIn", "EITHER");
    for (var i = 0; i < pairs.length; i += 2) {
      form.set(pairs[i], pairs[i + 1]);
    }
    return form;
  }

  private static Hotline made(EntityExchangeResult<String> page) {
    var source = String.valueOf(page.getResponseBody());
    var id = ID.matcher(source);
    var secret = SECRET.matcher(source);
    assertThat(id.find() && secret.find()).isTrue();
    return new Hotline(UUID.fromString(id.group(1)), secret.group(1));
  }

  static String open(String path) {
    return String.valueOf(
        SERVICE
            .client()
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .cookie("__Host-session", Calling.administrator())
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  static EntityExchangeResult<String> send(String path, MultiValueMap<String, String> form) {
    var token = TOKEN.matcher(open("/admin/keys"));
    assertThat(token.find()).isTrue();
    form.set("_csrf", token.group(1));
    return SERVICE
        .client()
        .post()
        .uri(path)
        .accept(MediaType.TEXT_HTML)
        .cookie("__Host-session", Calling.administrator())
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(form)
        .exchange()
        .expectBody(String.class)
        .returnResult();
  }
}
