package org.diandan.request.intake;

import java.util.Optional;
import org.diandan.contract.RoughPosition;
import org.diandan.contract.TimeWindow;
import org.diandan.request.area.Area;
import org.diandan.request.catalogue.ServiceItem;
import org.jspecify.annotations.Nullable;

/**
 * An order that can be taken.
 *
 * @param area a county, town or village
 * @param point exact place in WGS-84 degrees; null when only the area is known
 * @param wished null when any time within the clocks will do
 * @param contact null for an anonymous order
 * @param beneficiary null when people order for themselves
 * @param address as the resident wrote it; empty when there is none
 * @param words the resident's own description; empty when there is none
 */
public record Order(
    ServiceItem item,
    Area area,
    @Nullable Point point,
    @Nullable TimeWindow wished,
    @Nullable Contact contact,
    @Nullable Beneficiary beneficiary,
    String address,
    String words) {

  /** An exact place, WGS-84 degrees; never leaves this service. */
  public record Point(double longitude, double latitude) {

    String text() {
      return longitude + "," + latitude;
    }
  }

  /** Who ordered. */
  public record Contact(String name, PhoneNumber phone) {

    @Override
    public String toString() {
      return "Contact[…]";
    }
  }

  /**
   * Whom the help is for, when that is not the one who ordered.
   *
   * @param phone null when that person has none
   * @param called whether that person is called, and not the one who ordered
   */
  public record Beneficiary(
      Relation relation, String name, @Nullable PhoneNumber phone, boolean called) {

    @Override
    public String toString() {
      return "Beneficiary[…]";
    }
  }

  /** The place as others may know it: the point rounded, or the centre of the area. */
  Optional<RoughPosition> roughPosition() {
    return point == null
        ? Optional.ofNullable(area.centre())
        : Optional.of(new RoughPosition(point.longitude(), point.latitude()));
  }

  @Override
  public String toString() {
    return "Order[%s in %s]".formatted(item.code(), area.code());
  }
}
