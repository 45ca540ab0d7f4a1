package org.diandan.request.qr;

import static java.util.Objects.requireNonNull;

import org.diandan.contract.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * A code and the place it hangs at.
 *
 * @param name of the place, as it is printed
 * @param areaPath names of the area from the county down
 * @param point exact place in WGS-84 degrees; null when only the area is known
 * @param group code of the group of items it opens; null for the whole menu
 * @param note for staff, never shown to whoever scans
 * @param disabled whether it leads nowhere but to the menu
 */
public record PlaceCode(
    CodeText code,
    String name,
    Kind kind,
    AreaCode area,
    String areaPath,
    @Nullable Point point,
    @Nullable String group,
    String note,
    boolean disabled) {

  public PlaceCode {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(area, "area");
    requireNonNull(areaPath, "areaPath");
    requireNonNull(note, "note");
  }

  /** What a code hangs at. */
  public enum Kind {
    BUILDING,
    STATION,
    SHOP,
    OTHER
  }

  /** A place in WGS-84 degrees. */
  public record Point(double longitude, double latitude) {}

  /**
   * A code that was used.
   *
   * @param scans since it was made
   * @param scansOfMonth in the last 30 days
   * @param orders that began with it
   */
  public record Used(PlaceCode code, long scans, long scansOfMonth, long orders) {

    /** Orders of a hundred scans, rounded; 0 while nobody scanned. */
    public long percent() {
      return scans == 0 ? 0 : Math.round(100.0 * orders / scans);
    }
  }
}
