package org.diandan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiandanIT {
  @Test
  void startsOnAnEmptyFolderAndAgainAfterEverythingWasKilled(@TempDir Path temporary)
      throws Exception {
    var data = temporary.resolve("data");
    var port = freePort();
    List<String> logins;
    try (var platform = RunningPlatform.start(data, port)) {
      platform.awaitReady();
      logins = Files.readAllLines(data.resolve("demo-logins.txt"));
      showsHealthToOperatorsOnly(platform);
      keepsASecondOneOut(data);
      isBackAfterItsServersWereKilled(platform);
      platform.killEverything();
    }

    try (var platform = RunningPlatform.start(data, port)) {
      platform.awaitReady();

      assertThat(Files.readAllLines(data.resolve("demo-logins.txt"))).isEqualTo(logins);
      assertThat(signIn(platform, logins, "leader01")).isEqualTo(201);
      assertThat(platform.console()).contains("点单已就绪").doesNotContain("演示数据已写入");
      var broker = platform.broker();
      var database = platform.database();
      platform.stop();
      assertThat(broker.isAlive()).isFalse();
      assertThat(database.isAlive()).isFalse();
    }
    describesEveryLogin(data, logins);
  }

  @Test
  void saysInOneSentenceThatThePortIsInUse(@TempDir Path temporary) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var platform = RunningPlatform.start(temporary.resolve("data"), taken.getLocalPort())) {
      var exitCode = platform.awaitExit();

      assertThat(exitCode).isEqualTo(2);
      assertThat(platform.console())
          .contains("已被占用")
          .contains("is in use")
          .doesNotContain("Exception");
    }
  }

  private static void showsHealthToOperatorsOnly(RunningPlatform platform) throws Exception {
    for (var service : List.of("request", "matching", "notification")) {
      var health = platform.management("/" + service + "/health/readiness");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("UP");
    }
    assertThat(platform.statusOf("/manage/health")).isEqualTo(404);
    assertThat(platform.statusOf("/%6danage/health")).isEqualTo(404);
    assertThat(platform.statusOf("/internal/introspection")).isEqualTo(404);
  }

  private static void keepsASecondOneOut(Path data) throws Exception {
    try (var second = RunningPlatform.start(data, freePort())) {
      assertThat(second.awaitExit()).isEqualTo(2);
      assertThat(second.console())
          .contains("正被另一个点单使用")
          .contains("in use by another running Diandan")
          .doesNotContain("Exception");
    }
  }

  private static void isBackAfterItsServersWereKilled(RunningPlatform platform) throws Exception {
    platform.broker().destroyForcibly();
    platform.database().destroyForcibly();
    platform.awaitConsole("已恢复", 2, Duration.ofSeconds(60));
    assertThat(platform.management("/request/health/readiness").statusCode()).isEqualTo(200);
  }

  private static void describesEveryLogin(Path data, List<String> logins) throws Exception {
    assertThat(logins).allMatch(line -> line.split(" ", -1).length == 5);
    assertThat(logins).filteredOn(line -> line.startsWith("LEADER ")).hasSizeGreaterThan(50);
    assertThat(logins).filteredOn(line -> line.startsWith("HOTLINE ")).hasSize(1);
    assertThat(logins).filteredOn(line -> line.startsWith("ADMINISTRATOR ")).hasSize(1);
    assertThat(logins).anyMatch(line -> line.startsWith("OFFICIAL 360802005 "));
    assertThat(Files.getPosixFilePermissions(data.resolve("demo-logins.txt")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static int signIn(RunningPlatform platform, List<String> logins, String login)
      throws Exception {
    var words =
        logins.stream()
            .map(line -> line.split(" ", -1))
            .filter(line -> line[3].equals(login))
            .findFirst()
            .orElseThrow();
    var body = "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(words[3], words[4]);
    return platform.post("/api/sessions", body).statusCode();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
