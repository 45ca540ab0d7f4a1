package org.diandan.matching.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class PricePropertiesTest {

  @Test
  void theShippedSettingsLearnEveryTwoHoursFromTwoMonths() throws IOException {
    assertThat(shipped())
        .isEqualTo(new PriceProperties(Duration.ofHours(2), Duration.ofHours(3), 8, 20_000));
  }

  @Test
  void refusesPricesThatEndBeforeNewOnesCome() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceProperties(Duration.ofHours(2), Duration.ofHours(2), 8, 1))
        .withMessageContaining("valid-for (PT2H)");
  }

  @Test
  void refusesPricesOfYesterday() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceProperties(Duration.ofHours(2), Duration.ofHours(25), 8, 1))
        .withMessageContaining("at most a day");
  }

  private static PriceProperties shipped() throws IOException {
    var sources = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("shipped", new ClassPathResource("matching-service.yaml"))
        .forEach(sources::addLast);
    return new Binder(
            ConfigurationPropertySources.from(sources),
            new PropertySourcesPlaceholdersResolver(sources))
        .bind("matching.prices", PriceProperties.class)
        .get();
  }
}
