package org.diandan.request.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Templates that come with the product: daily, weekly, monthly, and of named days. */
@Component
final class ShippedTemplates {

  private static final List<String> KEYS =
      List.of("standard-day", "standard-week", "standard-month", "standard-span");

  private final List<ReportTemplate> all;

  ShippedTemplates(ReportJson json) {
    all = KEYS.stream().map(key -> new ReportTemplate(key, "", 0, json.layout(read(key)))).toList();
  }

  List<ReportTemplate> all() {
    return all;
  }

  Optional<ReportTemplate> find(String key) {
    return all.stream().filter(template -> template.key().equals(key)).findFirst();
  }

  private static String read(String key) {
    var file = new ClassPathResource("report/%s.json".formatted(key));
    try {
      return file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The template %s cannot be read.".formatted(file), e);
    }
  }
}
