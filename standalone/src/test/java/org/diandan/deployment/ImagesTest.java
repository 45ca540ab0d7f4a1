package org.diandan.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ImagesTest {

  static final List<String> SERVICES = Checkout.SERVICES;

  @ParameterizedTest
  @FieldSource("SERVICES")
  void opensThePortsOfTheServicesSettings(String service) {
    var image = image(service);
    var port = Checkout.defaultOf(service, "SERVER_PORT");
    var management = Checkout.defaultOf(service, "MANAGEMENT_SERVER_PORT");

    assertThat(image)
        .contains("ENV SERVER_PORT=%s MANAGEMENT_SERVER_PORT=%s ".formatted(port, management))
        .contains("EXPOSE %s %s\n".formatted(port, management));
    assertThat(Checkout.text("deploy/prometheus/prometheus.yml"))
        .contains(
            "names: [%s]\n        type: A\n        port: %s\n".formatted(service, management));
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void runsAsNobodyInParticularAndSaysHowItIs(String service) {
    assertThat(image(service)).contains("\nUSER diandan\n", "\nHEALTHCHECK ", "\nENTRYPOINT ");
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void pinsItsBaseImages(String service) {
    var bases =
        image(service).lines().filter(line -> line.matches("(FROM|ARG JRE=?).*:.*")).toList();

    assertThat(bases).isNotEmpty().allMatch(line -> line.matches(".*:[0-9][^ ]*( AS .*)?"));
  }

  @Test
  void areMadeInTheSameWayButForNamesAndPorts() {
    assertThat(Stream.of("request", "matching", "notification").map(ImagesTest::shape).distinct())
        .hasSize(1);
  }

  @Test
  void trainTheCacheWithTheOptionsItIsUsedWith() {
    assertThat(image("request-service"))
        .contains("RUN ./train-aot-cache.sh jvm.options\n")
        .contains("ENTRYPOINT [\"./start.sh\"]");
    assertThat(Checkout.text("deploy/image/start.sh")).contains("\"@${1:-/app/jvm.options}\"");
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "503, 1"})
  void askTheServiceItselfHowItIs(int answer, int expected)
      throws IOException, InterruptedException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/manage/health/readiness", exchange -> exchange.sendResponseHeaders(answer, -1));
    server.start();

    var check = new ProcessBuilder(Checkout.path("deploy/image/healthcheck.sh").toString());
    check.environment().put("MANAGEMENT_SERVER_PORT", "" + server.getAddress().getPort());
    var status = check.start().waitFor();

    server.stop(0);
    assertThat(status).isEqualTo(expected);
  }

  private static String image(String service) {
    return Checkout.text(service + "/Dockerfile");
  }

  private static String shape(String schema) {
    return image(schema + "-service")
        .replace("request-service,matching-service,notification-service", "ALL")
        .replace(schema + "-service", "SERVICE")
        .replaceAll("[89]08[123]", "PORT");
  }
}
