package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

class WebhookTargetsTest {

  private static final List<String> HOSTILE =
      List.of(
          "127.0.0.1",
          "127.1",
          "2130706433",
          "0x7f000001",
          "0177.0.0.1",
          "0.0.0.0",
          "localhost",
          "LOCALHOST",
          "localhost.",
          "[::1]",
          "[::]",
          "[::ffff:127.0.0.1]",
          "[0:0:0:0:0:ffff:7f00:1]",
          "[64:ff9b::7f00:1]",
          "[fe80::1]",
          "[fc00::1]",
          "10.0.0.1",
          "172.16.0.1",
          "192.168.1.1",
          "169.254.169.254",
          "100.64.0.1",
          "198.18.0.1",
          "224.0.0.1",
          "255.255.255.255");

  @Test
  void nothingReachesPrivateAddressesHoweverTheyAreWritten() throws IOException {
    var hits = new AtomicInteger();
    var reached = new ArrayList<String>();
    try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> count(listener, hits));
      var targets = targets(false);

      for (var host : HOSTILE) {
        for (var scheme : List.of("http", "https")) {
          var url = "%s://%s:%d/hook".formatted(scheme, host, listener.getLocalPort());
          if (catchThrowable(() -> post(targets, url)) == null) {
            reached.add(url);
          }
        }
      }
    }

    assertThat(reached).isEmpty();
    assertThat(hits).hasValue(0);
  }

  @Test
  void onlyTheSettingLetsThemThrough() throws IOException {
    var hits = new AtomicInteger();
    try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> count(listener, hits));

      var hungUp =
          catchThrowable(
              () -> post(targets(true), "http://localhost:%d/".formatted(listener.getLocalPort())));

      assertThat(hungUp).isNotNull();
    }
    assertThat(hits).hasPositiveValue();
  }

  @Test
  void anEndpointIsWholeAndOverTls() {
    var targets = targets(false);

    assertThat(targets.refusal("https://hotline.example.cn/diandan")).isEmpty();
    assertThat(targets.refusal("http://hotline.example.cn/diandan"))
        .contains("hotline.webhook.https");
    assertThat(targets.refusal("https://10.1.2.3/")).contains("hotline.webhook.private");
    assertThat(targets.refusal("https://[::1]/")).contains("hotline.webhook.private");
    for (var wrong :
        List.of("", "hotline", "https://", "https://a@b.cn/", "https://b.cn/#x", "file:///etc")) {
      assertThat(targets.refusal(wrong)).as(wrong).isPresent();
    }
  }

  @Test
  void settingsMayAllowPrivateAddressesWithoutTls() {
    assertThat(targets(true).refusal("http://127.0.0.1:9/hook")).isEmpty();
    assertThat(targets(true).refusal("ftp://127.0.0.1/")).isPresent();
  }

  private static WebhookTargets targets(boolean anywhere) {
    return new WebhookTargets(
        new HotlineProperties(
            Duration.ofDays(30),
            Duration.ofHours(1),
            anywhere,
            Duration.ofSeconds(1),
            List.of(Duration.ofSeconds(1)),
            Duration.ofDays(3)),
        WebClient.builder());
  }

  private static void post(WebhookTargets targets, String url) {
    if (targets.refusal(url.replace("http:", "https:")).isPresent()) {
      throw new IllegalArgumentException("refused before it is sent");
    }
    targets
        .client()
        .post()
        .uri(URI.create(url))
        .bodyValue("{}")
        .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode()))
        .block(Duration.ofSeconds(5));
  }

  private static void count(ServerSocket listener, AtomicInteger hits) {
    try {
      while (true) {
        try (var _ = listener.accept()) {
          hits.incrementAndGet();
        }
      }
    } catch (IOException e) {
      // The listener was closed.
    }
  }
}
