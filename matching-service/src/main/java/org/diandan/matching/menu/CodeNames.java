package org.diandan.matching.menu;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Names of the codes in Chinese and English, and which codes there are at all. */
@Component
public class CodeNames {

  private final Map<String, Names> items = read("matching/service-items.csv");
  private final Map<String, Names> skills = read("matching/skills.csv");

  /** Whether the item is in use. */
  public boolean knows(ServiceItemCode item) {
    return items.containsKey(item.value());
  }

  /** Whether the skill is in use. */
  public boolean knows(SkillCode skill) {
    return skills.containsKey(skill.value());
  }

  /** Every item in use with its name, by code. */
  public SortedMap<String, String> itemNames(Locale locale) {
    return names(items, locale);
  }

  /** Every skill in use with its name, by code. */
  public SortedMap<String, String> skillNames(Locale locale) {
    return names(skills, locale);
  }

  /** The item in the reader's language; the bare code when a newer release added it. */
  public String nameOf(ServiceItemCode item, Locale locale) {
    return name(items, item.value(), locale);
  }

  /** Skills in the reader's language, in the order of their codes; empty when none is needed. */
  public String namesOf(Collection<SkillCode> some, Locale locale) {
    var names = some.stream().sorted().map(skill -> name(skills, skill.value(), locale)).toList();
    return String.join(isEnglish(locale) ? ", " : "、", names);
  }

  private static SortedMap<String, String> names(Map<String, Names> known, Locale locale) {
    var names = new TreeMap<String, String>();
    known.keySet().forEach(code -> names.put(code, name(known, code, locale)));
    return names;
  }

  private static String name(Map<String, Names> names, String code, Locale locale) {
    var found = names.get(code);
    if (found == null) {
      return code;
    }
    return isEnglish(locale) ? found.english() : found.chinese();
  }

  private static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  private static Map<String, Names> read(String resource) {
    try {
      return new ClassPathResource(resource)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", 3))
          .collect(toUnmodifiableMap(cells -> cells[0], cells -> new Names(cells[1], cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException("The class path has no " + resource, e);
    }
  }

  private record Names(String chinese, String english) {}
}
