package org.diandan.request.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case.
 *
 * @param place names from the county down; the path of names in imported history
 * @param personal null unless a personal column is wanted
 */
record ExportedCase(
    String number,
    String state,
    String item,
    String place,
    String channel,
    String urgency,
    String team,
    String department,
    Times times,
    String ending,
    @Nullable Boolean resolved,
    @Nullable Integer stars,
    int urges,
    int reopens,
    @Nullable Personal personal) {

  /** Null where it did not happen, or was not promised. */
  record Times(
      @Nullable Instant submitted,
      @Nullable Instant finishBy,
      @Nullable Instant delivered,
      @Nullable Instant completed,
      @Nullable Instant closed) {}

  /** Unsealed; empty where nothing was told or it was forgotten since. */
  record Personal(String name, String phone, String address, String words) {

    /** Never shows anybody in a log. */
    @Override
    public String toString() {
      return "Personal[…]";
    }
  }
}
