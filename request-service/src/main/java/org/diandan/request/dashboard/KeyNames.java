package org.diandan.request.dashboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.department.Departments;
import org.diandan.request.statistics.Dimension;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the keys of a dimension are called. */
@Component
public final class KeyNames {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Places places;
  private final TeamNames teams;
  private final Departments departments;
  private final Catalogue catalogue;
  private final FigureWords words;

  KeyNames(Sources sources, Catalogue catalogue, FigureWords words) {
    this.places = sources.places();
    this.teams = sources.teams();
    this.departments = sources.departments();
    this.catalogue = catalogue;
    this.words = words;
  }

  /** Where names are kept. */
  @Component("namesOfKeys")
  record Sources(Places places, TeamNames teams, Departments departments) {}

  /** A name for each key; the key itself where nothing better is known. */
  public Mono<Map<String, String>> of(Dimension by, Collection<String> keys, Locale locale) {
    return switch (by) {
      case COUNTY, TOWN, AREA ->
          places.named(keys).map(found -> named(keys, key -> placeName(found.get(key), key)));
      case TEAM ->
          teams.of(ids(keys)).map(found -> named(keys, key -> found.getOrDefault(key, key)));
      case DEPARTMENT ->
          departments
              .names(ids(keys))
              .map(found -> named(keys, key -> departmentName(found, key, locale)));
      default -> Mono.just(named(keys, key -> name(by, key, locale)));
    };
  }

  /** What an item is called; its code, or the type of the source, when it is not on the menu. */
  public String item(String code, Locale locale) {
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

  /** Imported history knows departments by their names. */
  private String departmentName(Map<UUID, String> found, String key, Locale locale) {
    return isId(key)
        ? found.getOrDefault(UUID.fromString(key), key)
        : name(Dimension.DEPARTMENT, key, locale);
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
    return keys.stream().filter(KeyNames::isId).map(UUID::fromString).toList();
  }

  private static boolean isId(String key) {
    return ID.matcher(key).matches();
  }
}
