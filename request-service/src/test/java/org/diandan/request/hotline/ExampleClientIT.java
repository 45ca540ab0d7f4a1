package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.hotline.Calling.SERVICE;
import static org.diandan.request.hotline.Calling.VILLAGE;
import static org.diandan.request.hotline.Calling.hotline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The client of the documentation, started as its readers start it. */
class ExampleClientIT {

  @Test
  void walksTheWholeWay() throws IOException, InterruptedException {
    var hotline = hotline(Map.of("signIn", "HMAC", "sandbox", true));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    var client =
        new ProcessBuilder(
                java,
                "../docs/examples/hotline-client/HotlineClient.java",
                SERVICE.address(),
                hotline.id().toString(),
                hotline.key(),
                VILLAGE)
            .redirectErrorStream(true)
            .start();
    var said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("signature right").endsWith("ok\n");
    assertThat(client.exitValue()).isZero();
  }
}
