package org.diandan.request.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import org.diandan.request.limits.LimitProperties.Limit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class ShippedLimitsTest {

  @Test
  void shipsTheLimitsOfTheSecurityGoals() throws IOException {
    var limits = shipped();

    var all = new EnumMap<LimitKind, Limit>(LimitKind.class);
    for (var kind : LimitKind.values()) {
      all.put(kind, limits.of(kind));
    }
    assertThat(all)
        .containsEntry(LimitKind.SUBMIT_PER_PHONE, new Limit(5, Duration.ofMinutes(1)))
        .containsEntry(LimitKind.SUBMIT_PER_SOURCE, new Limit(20, Duration.ofMinutes(1)))
        .containsEntry(LimitKind.LOGIN_PER_ACCOUNT, new Limit(5, Duration.ofMinutes(15)))
        .containsEntry(LimitKind.LOGIN_PER_SOURCE, new Limit(30, Duration.ofMinutes(15)))
        .containsEntry(LimitKind.TRACK_PER_ORDER, new Limit(10, Duration.ofMinutes(15)))
        .containsEntry(LimitKind.TRACK_PER_SOURCE, new Limit(30, Duration.ofMinutes(15)))
        .containsEntry(LimitKind.CODE_PER_PHONE, new Limit(5, Duration.ofHours(1)))
        .containsEntry(LimitKind.CODE_PER_SOURCE, new Limit(20, Duration.ofHours(1)))
        .containsEntry(LimitKind.HOTLINE_PER_KEY, new Limit(600, Duration.ofMinutes(1)));
  }

  private static LimitProperties shipped() throws IOException {
    var sources = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("shipped", new ClassPathResource("request-service.yaml"))
        .forEach(sources::addLast);
    return new Binder(ConfigurationPropertySources.from(sources))
        .bind("diandan.limits", LimitProperties.class)
        .get();
  }
}
