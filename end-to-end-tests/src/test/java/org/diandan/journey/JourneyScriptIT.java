package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;

/** The script of the documentation walks the whole journey. */
@OnPlatform
class JourneyScriptIT {

  private static final long LIMIT_SECONDS = 180;

  private final Platform platform;

  JourneyScriptIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void theScriptOfTheDocumentationPasses() throws IOException, InterruptedException {
    assumeTrue(run("bash", "-c", "command -v curl && command -v jq").exitValue() == 0);
    var script = Path.of(System.getProperty("repository.root"), "docs/examples/journey.sh");

    var walk = run("bash", script.toString(), platform.base().toString());

    var said = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(walk.exitValue()).as(said).isZero();
    assertThat(said).contains("The whole journey passed");
  }

  private Process run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DIANDAN_LOGINS", platform.loginsFile().toString());
    var process = builder.start();
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process;
  }
}
