package org.diandan.matching.menu;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Names of the codes in Chinese and English, and which codes there are at all: what this release
 * ships, with what request-service has told of its catalogue since.
 */
@Component
public class CodeNames {

  private volatile Map<String, Names> items = read("matching/service-items.csv");
  private volatile Map<String, Names> skills = read("matching/skills.csv");

  /**
   * The names of a code.
   *
   * @param retired whether it is offered to nobody any more; it keeps its names
   * @param credentialed whether it is a skill nobody counts as having without a proof; null when
   *     that was not told
   */
  record Names(String chinese, String english, boolean retired, @Nullable Boolean credentialed) {

    /** With what was known before, where nothing was told. */
    Names after(Names known) {
      return credentialed == null
          ? new Names(chinese, english, retired, known.credentialed())
          : this;
    }
  }

  /** Takes over what was told; what is not told of stays as it is. */
  void learn(Map<String, Names> toldItems, Map<String, Names> toldSkills) {
    items = with(items, toldItems);
    skills = with(skills, toldSkills);
  }

  private static Map<String, Names> with(Map<String, Names> known, Map<String, Names> told) {
    var all = new HashMap<>(known);
    told.forEach((code, names) -> all.merge(code, names, (before, now) -> now.after(before)));
    return Map.copyOf(all);
  }

  /** Whether there is such an item, in use or retired. */
  public boolean knows(ServiceItemCode item) {
    return items.containsKey(item.value());
  }

  /** Whether there is such a skill, in use or retired. */
  public boolean knows(SkillCode skill) {
    return skills.containsKey(skill.value());
  }

  /** Every item in use with its name, by code. */
  public SortedMap<String, String> itemNames(Locale locale) {
    return itemNames(locale, List.of());
  }

  /**
   * The same with those that somebody has, whatever became of them; codes that are none are not.
   */
  public SortedMap<String, String> itemNames(Locale locale, Collection<String> had) {
    return names(items, locale, had);
  }

  /** Every skill in use with its name, by code. */
  public SortedMap<String, String> skillNames(Locale locale) {
    return skillNames(locale, List.of());
  }

  /**
   * The same with those that somebody has, whatever became of them; codes that are none are not.
   */
  public SortedMap<String, String> skillNames(Locale locale, Collection<String> had) {
    return names(skills, locale, had);
  }

  /** Skills nobody counts as having without a proof. */
  public Set<SkillCode> credentialed() {
    return skills.entrySet().stream()
        .filter(skill -> Boolean.TRUE.equals(skill.getValue().credentialed()))
        .map(skill -> new SkillCode(skill.getKey()))
        .collect(Collectors.toUnmodifiableSet());
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

  private static SortedMap<String, String> names(
      Map<String, Names> known, Locale locale, Collection<String> had) {
    var names = new TreeMap<String, String>();
    known.forEach(
        (code, of) -> {
          if (!of.retired() || had.contains(code)) {
            names.put(code, name(known, code, locale));
          }
        });
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

  /** A fourth cell that is not empty says that a skill takes a proof. */
  private static Names namesOf(String[] cells) {
    return new Names(cells[1], cells[2], false, cells.length > 3 && !cells[3].isEmpty());
  }

  private static Map<String, Names> read(String resource) {
    try {
      return new ClassPathResource(resource)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", 4))
          .collect(toUnmodifiableMap(cells -> cells[0], CodeNames::namesOf));
    } catch (IOException e) {
      throw new UncheckedIOException("The class path has no " + resource, e);
    }
  }
}
