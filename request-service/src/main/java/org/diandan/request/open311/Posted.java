package org.diandan.request.open311;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program posts, read but not yet checked against its service.
 *
 * @param point null when there is none
 * @param address empty when there is none
 * @param addressId code of an area; empty when there is none
 * @param description at most 4,000 characters; empty when there is none
 * @param mediaUrls links to pictures; they are shown and never fetched
 * @param answers by the code of the attribute
 */
public record Posted(
    @Nullable Point point,
    String address,
    String addressId,
    String description,
    List<String> mediaUrls,
    Map<String, List<String>> answers,
    Reporter reporter) {

  public Posted {
    mediaUrls = List.copyOf(mediaUrls);
    answers = Map.copyOf(answers);
  }

  /** WGS-84 degrees, within the globe. */
  public record Point(double longitude, double latitude) {}

  /** Who reports, as far as the program tells; every part may be empty. Never shown to anybody. */
  public record Reporter(
      String firstName,
      String lastName,
      String email,
      String phone,
      String deviceId,
      String accountId) {

    boolean isUnknown() {
      return (firstName + lastName + email + phone + deviceId + accountId).isEmpty();
    }

    /** The name as it is written: a Chinese one has its family name first and no space. */
    String name() {
      boolean latin = (firstName + lastName).chars().allMatch(c -> c < 0x2e80);
      return latin ? (firstName + " " + lastName).strip() : lastName + firstName;
    }

    @Override
    public String toString() {
      return "Reporter[…]";
    }
  }

  @Override
  public String toString() {
    return "Posted[…]";
  }
}
