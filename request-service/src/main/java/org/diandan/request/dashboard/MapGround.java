package org.diandan.request.dashboard;

import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.dashboard.MapProperties.Datum;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a map is drawn on. Everything kept here is WGS-84; what leaves for the map is in the datum
 * of its tiles, converted by a library, so that dots lie where the tiles have their streets.
 */
@Component
public final class MapGround {

  private final MapProperties properties;
  private final Areas areas;
  private final JsonMapper json;

  MapGround(MapProperties properties, Areas areas, JsonMapper json) {
    this.properties = properties;
    this.areas = areas;
    this.json = json;
  }

  /** Degrees in the datum of the tiles. */
  public record Drawn(double longitude, double latitude) {}

  /** Address of a tile; empty when there are none. */
  public String tiles() {
    return properties.tiles();
  }

  /** Whose tiles they are. */
  public String attribution() {
    return properties.attribution();
  }

  /** Largest zoom of the tiles. */
  public int deepest() {
    return properties.deepest();
  }

  /** A WGS-84 place as it is drawn. */
  public Drawn at(double longitude, double latitude) {
    return properties.datum().of(longitude, latitude);
  }

  /**
   * The outlines of the counties inside or around areas, as a GeoJSON collection; without features
   * where none is known.
   *
   * @param prefixes code prefixes; an empty one is everywhere
   */
  public Mono<String> outlines(List<String> prefixes) {
    return areas
        .listCities()
        .map(
            cities -> {
              var collection = json.createObjectNode().put("type", "FeatureCollection");
              var features = collection.putArray("features");
              cities.stream()
                  .flatMap(city -> city.counties().stream())
                  .map(Area::code)
                  .filter(county -> touches(county, prefixes))
                  .flatMap(county -> areas.findOutline(county).stream())
                  .map(json::readTree)
                  .forEach(feature -> features.add(drawn(feature)));
              return json.writeValueAsString(collection);
            });
  }

  private static boolean touches(AreaCode county, List<String> prefixes) {
    return prefixes.stream()
        .anyMatch(prefix -> county.value().startsWith(prefix) || prefix.startsWith(county.value()));
  }

  private JsonNode drawn(JsonNode feature) {
    if (properties.datum() != Datum.WGS84) {
      move(feature.path("geometry").path("coordinates"));
    }
    return feature;
  }

  /** Moves every pair of numbers inside nested lists. */
  private void move(JsonNode coordinates) {
    if (coordinates instanceof ArrayNode list) {
      if (list.path(0).isNumber()) {
        var at = at(list.path(0).asDouble(), list.path(1).asDouble());
        list.removeAll().add(at.longitude()).add(at.latitude());
      } else {
        list.forEach(this::move);
      }
    }
  }
}
