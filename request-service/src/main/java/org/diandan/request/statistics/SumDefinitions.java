package org.diandan.request.statistics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;

/** By which definitions sums are made: whoever has others must not read them. */
final class SumDefinitions {

  private SumDefinitions() {}

  /**
   * A fingerprint of all formulas, of what is kept, and of the settings in them.
   *
   * @param zone whose days are summed
   * @param nearly credit of the nearly satisfied
   */
  static String of(ZoneId zone, double nearly) {
    var all =
        String.join(
            "\n",
            SumDigits.ofCase(),
            SpreadDigits.ofCase(),
            Cube.kept(),
            Cube.withTimes(),
            zone.getId(),
            Double.toString(nearly));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
