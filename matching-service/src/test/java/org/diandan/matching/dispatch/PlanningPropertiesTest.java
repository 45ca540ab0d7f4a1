package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class PlanningPropertiesTest {

  private static final LocalTime EIGHT = LocalTime.of(8, 0);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theShippedSettingsAskByDayAndAllowTwoHoursOfWay() throws IOException {
    assertThat(shipped()).isEqualTo(LateCommitmentTest.SETTINGS);
  }

  @Test
  void refusesToWaitNoTimeAtAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PlanningProperties(HOUR, Duration.ZERO, EIGHT, EIGHT.plusHours(12), 200))
        .withMessageContaining("worth-waiting (PT0S)");
  }

  @Test
  void refusesADayThatEndsBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlanningProperties(HOUR, HOUR, EIGHT, EIGHT, 200))
        .withMessageContaining("asked-from (08:00)");
  }

  private static PlanningProperties shipped() throws IOException {
    var sources = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("shipped", new ClassPathResource("matching-service.yaml"))
        .forEach(sources::addLast);
    return new Binder(
            ConfigurationPropertySources.from(sources),
            new PropertySourcesPlaceholdersResolver(sources))
        .bind("matching.planning", PlanningProperties.class)
        .get();
  }
}
