package org.diandan.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The proxy's paths are made from web-kit's path table: {@code mvn -pl standalone -am test
 * -Dtest=ReverseProxyTest -Dupdate-docs} writes them anew.
 */
class ReverseProxyTest {

  private static final String FILE = "deploy/nginx/paths.conf";
  private static final String TABLE = "web-kit/src/main/resources/web-kit/paths.properties";

  @Test
  void forwardsEachPathToTheServiceThatOwnsIt() {
    var generated = generated();

    if (System.getProperty("update-docs") != null) {
      Checkout.write(FILE, generated);
    }

    assertThat(Checkout.text(FILE)).isEqualTo(generated);
  }

  @Test
  void neverForwardsWhatServicesAndOperatorsAskEachOther() {
    assertThat(Checkout.text(FILE))
        .contains("location /internal/ { return 404; }")
        .contains("location /manage/ { return 404; }");
  }

  @Test
  void knowsAnUpstreamForEachServiceOnItsPort() {
    var proxy = Checkout.text("deploy/nginx/nginx.conf");

    for (var service : Checkout.SERVICES) {
      var port = Checkout.defaultOf(service, "SERVER_PORT");
      assertThat(proxy)
          .contains("upstream " + service.replace("-service", "") + " {")
          .contains("server %s:%s resolve;".formatted(service, port));
    }
  }

  private static String generated() {
    var rules = new StringBuilder("# Generated from " + TABLE + " by ReverseProxyTest.\n");
    var table = new TreeMap<String, String>();
    Checkout.properties(TABLE)
        .forEach((path, service) -> table.put(path.toString(), service.toString()));
    table.forEach(
        (path, service) -> {
          var action =
              service.equals("none") ? "return 404;" : "proxy_pass http://%s;".formatted(service);
          // The longest prefix of whole segments wins: /offers and /offers/1, but not /offersome.
          if (!path.equals("/")) {
            rules.append("location = %s { %s }%n".formatted(path, action));
          }
          rules.append("location %s { %s }%n".formatted(slashed(path), action));
        });
    return rules.toString();
  }

  private static String slashed(String path) {
    return path.endsWith("/") ? path : path + "/";
  }
}
