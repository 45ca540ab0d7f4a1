package org.diandan.standalone.demo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The skills that each service item of the catalogue needs, all of them. */
final class CatalogueSkills {
  private static final String CATALOGUE = "/catalogue/service-catalogue.csv";
  private static final int SKILLS_COLUMN = 6;

  private final Map<String, List<String>> byItem;

  private CatalogueSkills(Map<String, List<String>> byItem) {
    this.byItem = byItem;
  }

  static CatalogueSkills read() {
    var byItem = new LinkedHashMap<String, List<String>>();
    Tables.read(CATALOGUE)
        .forEach(row -> byItem.put(row.getFirst(), List.of(row.get(SKILLS_COLUMN).split(";", -1))));
    return new CatalogueSkills(byItem);
  }

  /** All item codes, in the catalogue's order. */
  List<String> items() {
    return List.copyOf(byItem.keySet());
  }

  /** The items for which somebody with these skills lacks none. */
  List<String> servedWith(Collection<String> skills) {
    return byItem.entrySet().stream()
        .filter(item -> skills.containsAll(item.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
