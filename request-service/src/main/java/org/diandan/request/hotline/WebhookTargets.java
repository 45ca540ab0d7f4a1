package org.diandan.request.hotline;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Which addresses webhooks may go to: over TLS and to the open internet only, unless the settings
 * allow others. The name is resolved and looked at again for each connection, so that a name that
 * is pointed elsewhere afterwards opens nothing.
 */
@Component
final class WebhookTargets {

  private static final int LONGEST = 500;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private final boolean anywhere;
  private final InetAddressFilter filter;
  private final WebClient client;

  WebhookTargets(HotlineProperties properties, WebClient.Builder builder) {
    this.anywhere = properties.privateTargets();
    this.filter = anywhere ? InetAddressFilter.all() : InetAddressFilter.externalAddresses();
    this.client =
        builder
            .clone()
            .clientConnector(
                ClientHttpConnectorBuilder.reactor()
                    .build(
                        HttpClientSettings.defaults()
                            .withRedirects(HttpRedirects.DONT_FOLLOW)
                            .withTimeouts(CONNECT_LIMIT, READ_LIMIT)
                            .withInetAddressFilter(filter)))
            .build();
  }

  /** Reaches allowed addresses only, follows no redirect, and gives up in good time. */
  WebClient client() {
    return client;
  }

  /** Key of the sentence that says why nothing may be sent there; empty when it may. */
  Optional<String> refusal(String url) {
    if (url.isBlank() || url.length() > LONGEST) {
      return Optional.of("hotline.webhook.url");
    }
    try {
      var uri = new URI(url);
      if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
        return Optional.of("hotline.webhook.url");
      }
      var secure = "https".equalsIgnoreCase(uri.getScheme());
      if (!secure && !(anywhere && "http".equalsIgnoreCase(uri.getScheme()))) {
        return Optional.of("hotline.webhook.https");
      }
      return isForbiddenLiteral(uri.getHost())
          ? Optional.of("hotline.webhook.private")
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("hotline.webhook.url");
    }
  }

  private boolean isForbiddenLiteral(String host) {
    try {
      return !filter.matches(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
    } catch (IllegalArgumentException e) {
      // A name: looked at when it is resolved.
      return false;
    }
  }
}
