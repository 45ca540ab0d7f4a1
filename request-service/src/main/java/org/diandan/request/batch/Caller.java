package org.diandan.request.batch;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to order an open case here; kept sealed until then.
 *
 * @param area code of the area tree of this platform; empty when the source's area has none
 * @param longitude exact point in WGS-84 degrees
 */
record Caller(
    String area,
    String name,
    String phone,
    String address,
    String words,
    @Nullable Double longitude,
    @Nullable Double latitude) {

  String content() {
    return String.join("\u001f", area, name, phone, address, words);
  }

  /** Never shows a person in a log. */
  @Override
  public String toString() {
    return "Caller[…]";
  }
}
