package org.diandan.request.brief;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a team may know of a request.
 *
 * @param areaPath names from the county down to the street; down to the village once it accepted
 * @param open whether the visit is still to come or under way; else phones stay masked
 * @param details null before acceptance
 */
public record Brief(
    UUID id,
    String orderNumber,
    ServiceItemCode item,
    Urgency urgency,
    String areaPath,
    @Nullable Instant wishedFrom,
    @Nullable Instant wishedUntil,
    Instant finishBy,
    boolean open,
    @Nullable Details details) {

  /**
   * What only the team that goes there knows; null components were not given.
   *
   * @param phone masked, or in full when it was revealed
   * @param added what was said after the order, oldest first
   * @param point longitude and latitude in WGS-84 degrees
   * @param helped whom the team helps, when somebody else ordered
   */
  public record Details(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String words,
      List<String> added,
      @Nullable String point,
      @Nullable Helped helped) {

    public Details {
      added = List.copyOf(added);
    }

    @Override
    public String toString() {
      return "Details[…]";
    }
  }

  /**
   * Somebody for whom another one ordered.
   *
   * @param relation what that person is to the one who ordered, as {@code PARENT}
   * @param phone masked, or in full when it was revealed; null when there is none
   * @param called whether the team calls that person, and not the one who ordered
   */
  public record Helped(String relation, String name, @Nullable String phone, boolean called) {

    @Override
    public String toString() {
      return "Helped[…]";
    }
  }
}
