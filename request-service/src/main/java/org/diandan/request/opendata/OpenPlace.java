package org.diandan.request.opendata;

/**
 * A place of the feed.
 *
 * @param code statistical code; empty for everything together
 */
public record OpenPlace(Level level, String code) implements Comparable<OpenPlace> {

  /** Everything together. */
  public static final OpenPlace EVERYWHERE = new OpenPlace(Level.ALL, "");

  private static final int COUNTY_DIGITS = 6;

  static OpenPlace county(String code) {
    return new OpenPlace(Level.COUNTY, code);
  }

  static OpenPlace street(String code) {
    return new OpenPlace(Level.STREET, code);
  }

  /** What it is counted together in; itself when it is everything. */
  OpenPlace parent() {
    return level == Level.STREET
        ? county(code.substring(0, Math.min(COUNTY_DIGITS, code.length())))
        : EVERYWHERE;
  }

  /** From the largest to the smallest, then by code. */
  @Override
  public int compareTo(OpenPlace other) {
    return level == other.level ? code.compareTo(other.code) : level.compareTo(other.level);
  }
}
