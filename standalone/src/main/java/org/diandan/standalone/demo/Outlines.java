package org.diandan.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outlines of the counties, and sampled places inside them (模拟坐标). */
final class Outlines {
  /** The file they come from, WGS-84; request-service reads it too. */
  static final String COUNTIES = "/demo/counties-jian.geojson";

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final Map<String, Geometry> byCounty;

  /** WGS-84 degrees, rounded to about 10 m. */
  record Place(double longitude, double latitude) {}

  private Outlines(Map<String, Geometry> byCounty) {
    this.byCounty = byCounty;
  }

  static Outlines read() {
    try (var stream =
        Objects.requireNonNull(Outlines.class.getResourceAsStream(COUNTIES), COUNTIES)) {
      var outlines = new HashMap<String, Geometry>();
      for (var feature : JsonMapper.shared().readTree(stream).get("features")) {
        var code = feature.get("properties").get("code").asString();
        outlines.put(code, outline(feature.get("geometry")));
      }
      return new Outlines(outlines);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A place inside the county, drawn evenly over its surface. */
  Place sample(String county, Random random) {
    var outline = outlineOf(county);
    var box = outline.getEnvelopeInternal();
    while (true) {
      var place =
          new Place(
              round(box.getMinX() + random.nextDouble() * box.getWidth()),
              round(box.getMinY() + random.nextDouble() * box.getHeight()));
      if (contains(county, place)) {
        return place;
      }
    }
  }

  /** Whether the place lies inside the county. */
  boolean contains(String county, Place place) {
    var point = GEOMETRY.createPoint(new Coordinate(place.longitude(), place.latitude()));
    return outlineOf(county).contains(point);
  }

  private Geometry outlineOf(String county) {
    return Objects.requireNonNull(byCounty.get(county), county);
  }

  private static double round(double degrees) {
    return Math.round(degrees * 1e4) / 1e4;
  }

  private static Geometry outline(JsonNode geometry) {
    var coordinates = geometry.get("coordinates");
    if (geometry.get("type").asString().equals("Polygon")) {
      return polygon(coordinates);
    }
    var polygons = new ArrayList<Polygon>();
    coordinates.forEach(polygon -> polygons.add(polygon(polygon)));
    return GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private static Polygon polygon(JsonNode rings) {
    var holes = new ArrayList<LinearRing>();
    for (var i = 1; i < rings.size(); i++) {
      holes.add(ring(rings.get(i)));
    }
    return GEOMETRY.createPolygon(ring(rings.get(0)), holes.toArray(LinearRing[]::new));
  }

  private static LinearRing ring(JsonNode points) {
    var coordinates = new ArrayList<Coordinate>();
    points.forEach(
        point -> coordinates.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble())));
    return GEOMETRY.createLinearRing(coordinates.toArray(Coordinate[]::new));
  }
}
