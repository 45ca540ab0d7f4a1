package org.diandan.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/settings.md true: every setting of the services with its value and its meaning, as the
 * property records explain them. {@code -Dupdate-docs} rewrites it.
 */
class SettingsPageTest {

  private static final String PAGE = "docs/settings.md";
  private static final String HEAD =
      """
      # Settings

      <!-- Written by SettingsPageTest: mvn -pl standalone -am test -Dtest=SettingsPageTest -Dupdate-docs -->

      Every setting of the services, with the value it has when nobody says otherwise. What is set by an environment
      variable names it and is explained in [configuration](configuration.md); the others can be set by the variable
      that Spring makes of their name: `matching.visit.close-after` is `MATCHING_VISIT_CLOSEAFTER`. Spans are written
      `30s`, `20m`, `2h`, `7d`. Some differ from service to service.

      | setting | value | meaning |
      |---|---|---|
      """;

  private static final String DIFFERS = "";

  private static final Pattern PREFIX =
      Pattern.compile(
          "^@ConfigurationProperties\\(\\s*prefix = \"([a-z0-9.-]+)\"", Pattern.MULTILINE);
  private static final Pattern PARAM = Pattern.compile("@param ");
  private static final Pattern DEFAULT = Pattern.compile("@DefaultValue(?:\\(([^)]*)\\))?");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::[^}]*)?}");

  private final Map<String, Object> values = values();

  @Test
  void everySettingHasItsMeaning() {
    assertThat(settings()).isNotEmpty().allMatch(setting -> !setting.meaning().isEmpty());
  }

  @Test
  void thePageNamesEverySettingWithItsValue() {
    var page =
        settings().stream()
            .map(Setting::row)
            .sorted()
            .collect(Collectors.joining("\n", HEAD, "\n"));

    if (System.getProperty("update-docs") != null) {
      Checkout.write(PAGE, page);
    }
    assertThat(Checkout.text(PAGE))
        .as("Run: mvn -pl standalone -am test -Dtest=SettingsPageTest -Dupdate-docs")
        .isEqualTo(page);
  }

  /** One component of a property record. */
  private record Setting(String name, String value, String meaning) {

    String row() {
      return "| `%s` | %s | %s |"
          .formatted(name, value.isEmpty() ? "" : "`" + value + "`", meaning);
    }
  }

  private List<Setting> settings() {
    return Checkout.files("", ".*/src/main/java/.*Properties\\.java").stream()
        .map(Checkout::text)
        .flatMap(source -> settingsIn(source).stream())
        .toList();
  }

  private List<Setting> settingsIn(String source) {
    var prefix = PREFIX.matcher(source);
    if (!prefix.find()) {
      return List.of();
    }
    var meanings = meanings(source.substring(0, prefix.start()));
    var from = source.indexOf("record ", prefix.start());
    return components(source.substring(source.indexOf('(', from) + 1)).stream()
        .map(component -> setting(prefix.group(1), component, meanings))
        .toList();
  }

  private Setting setting(String prefix, String component, Map<String, String> meanings) {
    var name = component.substring(component.lastIndexOf(' ') + 1);
    var key = prefix + "." + kebab(name);
    var said = values.get(key);
    return new Setting(
        key, said == null ? fallback(component) : text(said), meanings.getOrDefault(name, ""));
  }

  /** What the record itself says; empty when it says nothing a reader could use. */
  private static String fallback(String component) {
    var found = DEFAULT.matcher(component);
    return found.find() && found.group(1) != null
        ? found.group(1).replaceAll("[{}\"]", "").replace(",", ", ").replace(",  ", ", ").strip()
        : "";
  }

  private static String text(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
            .collect(Collectors.joining(", "))
        : VARIABLE.matcher(String.valueOf(value)).replaceAll("$1").replaceAll("\\$\\{(.*)}", "$1");
  }

  /** The header of a record, at its commas. */
  private static List<String> components(String header) {
    var components = new ArrayList<String>();
    var start = 0;
    var depth = 0;
    for (int at = 0; depth >= 0; at++) {
      var character = header.charAt(at);
      if ("({<".indexOf(character) >= 0) {
        depth++;
      } else if (")}>".indexOf(character) >= 0) {
        depth--;
      }
      if (depth < 0 || (depth == 0 && character == ',')) {
        components.add(header.substring(start, at).strip());
        start = at + 1;
      }
    }
    return components.stream().filter(component -> !component.isEmpty()).toList();
  }

  /** The {@code @param} sentences of the last comment before the record. */
  private static Map<String, String> meanings(String before) {
    var comment = before.substring(before.lastIndexOf("/**"), before.lastIndexOf("*/"));
    var plain = comment.replaceAll("\\n \\*", "").replaceAll("\\s+", " ");
    var meanings = new TreeMap<String, String>();
    for (var part : PARAM.splitAsStream(plain).toList()) {
      var space = part.indexOf(' ');
      if (space > 0) {
        meanings.put(part.substring(0, space), markdown(part.substring(space + 1).strip()));
      }
    }
    return meanings;
  }

  private static String markdown(String javadoc) {
    return javadoc
        .replaceAll("\\{@(?:code|link) ([^}]*)}", Matcher.quoteReplacement("`") + "$1`")
        .replace("|", "\\|");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> values() {
    var values = new TreeMap<String, Object>();
    for (var service : Checkout.SERVICES) {
      var yaml = "%s/src/main/resources/%s.yaml".formatted(service, service);
      Checkout.yaml(yaml).forEach((key, value) -> put(key, value, values));
    }
    return values;
  }

  /** Maps are kept whole besides, for settings that are maps themselves. */
  private static void put(String key, Object value, Map<String, Object> values) {
    var before = values.putIfAbsent(key, value);
    if (before != null && !before.equals(value)) {
      values.put(key, DIFFERS);
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> put(key + "." + name, inner, values));
    }
  }
}
