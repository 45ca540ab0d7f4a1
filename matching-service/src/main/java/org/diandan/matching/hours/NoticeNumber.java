package org.diandan.matching.hours;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * How a public notice names somebody: a number only the person and the team know to be theirs.
 * Another team's notice gives the same person another one.
 *
 * @param value eight characters, such as {@code 3F7A-09BC}
 */
public record NoticeNumber(String value) {

  /** The number of a person in a team. */
  public static NoticeNumber of(UUID teamId, UUID personId) {
    var ids = ByteBuffer.allocate(32);
    for (var id : new UUID[] {teamId, personId}) {
      ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(ids.array());
      var text = HexFormat.of().formatHex(hash, 0, 4).toUpperCase(Locale.ROOT);
      return new NoticeNumber(text.substring(0, 4) + "-" + text.substring(4));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
