package org.diandan.request.dashboard;

import cn.hutool.core.util.CoordinateUtil;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.diandan.request.dashboard.MapGround.Drawn;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the official's map.
 *
 * @param tiles Address of a tile with {@code {x}, {y}, {z}}; empty for a map of outlines alone. Its
 *     origin has to be among {@code diandan.web.image-sources}.
 * @param datum What the tiles are drawn in: WGS84 (天地图, whose CGCS2000 differs by centimetres) or
 *     GCJ02 (高德).
 * @param attribution Whose map it is, as its terms of use want it said.
 * @param deepest Largest zoom there are tiles for.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.map", ignoreUnknownFields = false)
record MapProperties(
    @DefaultValue("") String tiles,
    @DefaultValue("WGS84") Datum datum,
    @DefaultValue("") String attribution,
    @DefaultValue("18") @Min(1) @Max(24) int deepest) {

  /** Coordinates a map is drawn in. */
  enum Datum {
    WGS84,
    GCJ02;

    /** WGS-84 degrees as they are drawn. */
    Drawn of(double longitude, double latitude) {
      return switch (this) {
        case WGS84 -> new Drawn(longitude, latitude);
        case GCJ02 -> {
          var moved = CoordinateUtil.wgs84ToGcj02(longitude, latitude);
          yield new Drawn(moved.getLng(), moved.getLat());
        }
      };
    }
  }
}
