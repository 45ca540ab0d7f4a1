package org.diandan.request.dashboard.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.dashboard.TeamNames;
import org.diandan.request.statistics.Dimension;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the keys of a dimension are called. */
@Component
final class KeyNames {

  private static final int LENGTH_OF_ID = 36;

  private final Places places;
  private final TeamNames teams;
  private final Catalogue catalogue;
  private final FigureWords words;

  KeyNames(Places places, TeamNames teams, Catalogue catalogue, FigureWords words) {
    this.places = places;
    this.teams = teams;
    this.catalogue = catalogue;
    this.words = words;
  }

  /** A name for each key; the key itself where nothing better is known. */
  Mono<Map<String, String>> of(Dimension by, Collection<String> keys, Locale locale) {
    return switch (by) {
      case COUNTY, TOWN, AREA ->
          places.named(keys).map(found -> named(keys, key -> placeName(found.get(key), key)));
      case TEAM ->
          teams.of(ids(keys)).map(found -> named(keys, key -> found.getOrDefault(key, key)));
      default -> Mono.just(named(keys, key -> name(by, key, locale)));
    };
  }

  /** What an item is called; its code, or the type of the source, when it is not on the menu. */
  String item(String code, Locale locale) {
    return catalogue.find(code).map(item -> item.name().in(locale)).orElse(code);
  }

  private String name(Dimension by, String key, Locale locale) {
    if (key.isEmpty()) {
      return words.say(locale, "board.none");
    }
    return switch (by) {
      case ITEM -> item(key, locale);
      case GROUP -> catalogue.findGroup(key).map(group -> group.name().in(locale)).orElse(key);
      case STATE -> words.find(locale, "official.state." + key, key);
      case CHANNEL, TEAM_KIND, URGENCY, CLOSURE ->
          words.find(locale, "board.key." + by.name() + "." + key, key);
      default -> key;
    };
  }

  private static String placeName(@org.jspecify.annotations.Nullable Place place, String key) {
    return place == null ? key : place.name();
  }

  private static Map<String, String> named(Collection<String> keys, Function<String, String> name) {
    var names = new HashMap<String, String>();
    keys.forEach(key -> names.put(key, name.apply(key)));
    return names;
  }

  /** Imported history has no teams, and cases nobody holds have an empty key. */
  private static List<UUID> ids(Collection<String> keys) {
    return keys.stream().filter(key -> key.length() == LENGTH_OF_ID).map(UUID::fromString).toList();
  }
}
