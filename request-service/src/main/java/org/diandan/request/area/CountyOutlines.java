package org.diandan.request.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RoughPosition;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outlines of counties in WGS-84 degrees; thread-safe. */
final class CountyOutlines {

  /** The outlines are simplified to about 150 m, and phones are wrong by some more. */
  private static final double TOLERANCE_DEGREES = 0.005;

  private static final int MOST_TRIES = 2000;

  private final GeometryFactory geometry = new GeometryFactory();
  private final Map<AreaCode, Geometry> outlines = new HashMap<>();
  private final Map<AreaCode, String> documents = new HashMap<>();

  private CountyOutlines() {}

  static CountyOutlines read(List<Resource> files, JsonMapper json) {
    var outlines = new CountyOutlines();
    for (var file : files) {
      try (var text = file.getInputStream()) {
        json.readTree(text).path("features").forEach(feature -> outlines.add(feature, json));
      } catch (IOException e) {
        throw new UncheckedIOException("The outlines %s cannot be read.".formatted(file), e);
      }
    }
    return outlines;
  }

  private void add(JsonNode feature, JsonMapper json) {
    var county = new AreaCode(feature.path("properties").path("code").asString());
    outlines.put(county, shapeOf(feature.path("geometry")));
    documents.put(county, json.writeValueAsString(feature));
  }

  /** The outline as a GeoJSON feature; empty when it is not known. */
  Optional<String> document(AreaCode county) {
    return Optional.ofNullable(documents.get(county));
  }

  /** Whether a point may belong to a county; a county without outline refuses nothing. */
  boolean mayContain(AreaCode county, double longitude, double latitude) {
    var outline = outlines.get(county);
    return outline == null || outline.distance(point(longitude, latitude)) <= TOLERANCE_DEGREES;
  }

  /** The counties a point may belong to, the nearest first; empty when no outline holds it. */
  List<AreaCode> around(double longitude, double latitude) {
    var place = point(longitude, latitude);
    return outlines.entrySet().stream()
        .map(outline -> Map.entry(outline.getValue().distance(place), outline.getKey()))
        .filter(county -> county.getKey() <= TOLERANCE_DEGREES)
        .sorted(Map.Entry.<Double, AreaCode>comparingByKey().thenComparing(Map.Entry::getValue))
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * A place inside the county of an area, always the same for the same area; a village lies near
   * the sampled centre of its town. Empty when the outline is not known.
   */
  Optional<RoughPosition> sample(AreaCode area) {
    return Optional.ofNullable(outlines.get(area.at(AreaCode.Level.COUNTY)))
        .map(outline -> positionOf(sample(area, outline)));
  }

  private Coordinate sample(AreaCode area, Geometry outline) {
    return switch (area.level()) {
      case PROVINCE, CITY, COUNTY -> outline.getInteriorPoint().getCoordinate();
      case TOWN -> anywhere(area, outline);
      case VILLAGE -> near(sample(area.at(AreaCode.Level.TOWN), outline), area, outline);
    };
  }

  private Coordinate anywhere(AreaCode area, Geometry outline) {
    var random = new SplittableRandom(Long.parseLong(area.value()));
    var box = outline.getEnvelopeInternal();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var place =
          new Coordinate(
              box.getMinX() + random.nextDouble() * box.getWidth(),
              box.getMinY() + random.nextDouble() * box.getHeight());
      if (outline.contains(geometry.createPoint(place))) {
        return place;
      }
    }
    return outline.getInteriorPoint().getCoordinate();
  }

  private Coordinate near(Coordinate town, AreaCode area, Geometry outline) {
    var random = new SplittableRandom(Long.parseLong(area.value()));
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var place =
          new Coordinate(
              town.getX() + (random.nextDouble() - 0.5) * 0.08,
              town.getY() + (random.nextDouble() - 0.5) * 0.08);
      if (outline.contains(geometry.createPoint(place))) {
        return place;
      }
    }
    return town;
  }

  private Geometry point(double longitude, double latitude) {
    return geometry.createPoint(new Coordinate(longitude, latitude));
  }

  private static RoughPosition positionOf(Coordinate place) {
    return new RoughPosition(place.getX(), place.getY());
  }

  private Geometry shapeOf(JsonNode shape) {
    var polygons = shape.path("coordinates");
    if (shape.path("type").asString().equals("Polygon")) {
      return polygonOf(polygons);
    }
    return geometry.createMultiPolygon(
        polygons.valueStream().map(this::polygonOf).toArray(Polygon[]::new));
  }

  private Polygon polygonOf(JsonNode rings) {
    var all = rings.valueStream().map(this::ringOf).toList();
    return geometry.createPolygon(all.getFirst(), all.stream().skip(1).toArray(LinearRing[]::new));
  }

  private LinearRing ringOf(JsonNode ring) {
    return geometry.createLinearRing(
        ring.valueStream()
            .map(pair -> new Coordinate(pair.path(0).asDouble(), pair.path(1).asDouble()))
            .toArray(Coordinate[]::new));
  }
}
