package org.diandan.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** Settings as the service is shipped with them. */
public final class ShippedSettings {

  private ShippedSettings() {}

  /** What stands under a prefix. */
  public static <T> T of(String prefix, Class<T> type) {
    var sources = new MutablePropertySources();
    try {
      new YamlPropertySourceLoader()
          .load("shipped", new ClassPathResource("matching-service.yaml"))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Binder(
            ConfigurationPropertySources.from(sources),
            new PropertySourcesPlaceholdersResolver(sources))
        .bind(prefix, type)
        .get();
  }
}
