package org.diandan.matching.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class BorderPropertiesTest {

  @Test
  void theShippedSettingsAskThreeNeighboursAndHoldForTwoMinutes() throws IOException {
    assertThat(shipped())
        .isEqualTo(
            new BorderProperties(
                true, 3, 3, Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofMinutes(2)));
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BorderProperties(
                    true, 3, 3, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(2)))
        .withMessageContaining("ask-again-after (PT0S)");
  }

  private static BorderProperties shipped() throws IOException {
    var sources = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("shipped", new ClassPathResource("matching-service.yaml"))
        .forEach(sources::addLast);
    return new Binder(ConfigurationPropertySources.from(sources))
        .bind("matching.border", BorderProperties.class)
        .get();
  }
}
