package org.diandan.request.batch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Mappings that come with the platform, as they are or as a start for one's own. */
@Component
public final class ShippedMappings {

  private final SortedMap<String, String> texts = new TreeMap<>();

  ShippedMappings() {
    try {
      var found =
          new PathMatchingResourcePatternResolver(ShippedMappings.class.getClassLoader())
              .getResources("classpath*:import/*.yaml");
      for (var file : found) {
        var name = requireNonNull(file.getFilename()).replace(".yaml", "");
        texts.put(name, file.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped mappings cannot be read.", e);
    }
  }

  /** Names in order. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet((SortedSet<String>) texts.keySet());
  }

  /** The YAML of a mapping; empty for an unknown name. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(texts.get(name));
  }
}
