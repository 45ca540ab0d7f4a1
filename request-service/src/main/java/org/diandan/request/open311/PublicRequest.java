package org.diandan.request.open311;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a request.
 *
 * @param serviceCode as posted; null when it came another way
 * @param jurisdiction to which it was posted; null when it came another way
 * @param description the words posted by Open311; null for all others
 * @param address as posted, or the names of its area
 * @param point as posted, or the sampled centre of its area
 * @param answers by the code of the attribute; empty when it came another way
 */
public record PublicRequest(
    UUID id,
    @Nullable String jurisdiction,
    @Nullable String serviceCode,
    ServiceItemCode item,
    Standing standing,
    @Nullable String description,
    String address,
    String areaCode,
    Posted.@Nullable Point point,
    List<String> mediaUrls,
    Map<String, List<String>> answers) {

  public PublicRequest {
    mediaUrls = List.copyOf(mediaUrls);
    answers = Map.copyOf(answers);
  }

  /**
   * How far it has come.
   *
   * @param state name of the state in our lifecycle
   * @param updatedAt the closing once it is closed
   * @param closedAt null while it is open
   * @param reason why it was closed, as a code; null while it is open
   */
  public record Standing(
      String state,
      String channel,
      @Nullable String teamName,
      Instant requestedAt,
      Instant updatedAt,
      @Nullable Instant expectedAt,
      @Nullable Instant closedAt,
      @Nullable String reason) {

    /** Whether nothing more will happen, as far as Open311 knows. */
    public boolean isClosed() {
      return closedAt != null;
    }
  }
}
