package org.diandan.request.intake.web;

import java.util.Map;

/**
 * The area chosen by three selects and a search, of which later ones may still belong to earlier
 * choices.
 */
public final class AreaChoice {

  private AreaChoice() {}

  /** The narrowest choice that lies inside the ones above it; empty when nothing was chosen. */
  public static String of(Map<String, String> typed) {
    var found = typed.getOrDefault("found", "");
    if (!found.isEmpty()) {
      return found;
    }
    var county = typed.getOrDefault("county", "");
    var town = typed.getOrDefault("town", "");
    var village = typed.getOrDefault("village", "");
    if (town.isEmpty() || !town.startsWith(county)) {
      return county;
    }
    return village.isEmpty() || !village.startsWith(town) ? town : village;
  }
}
