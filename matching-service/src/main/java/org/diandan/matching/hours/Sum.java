package org.diandan.matching.hours;

/**
 * Minutes of a person that stand.
 *
 * @param by what they were summed by
 * @param key name of the team, code of the item, rung or year
 * @param minutes all that stand
 * @param confirmed those of them whose notice has passed
 */
public record Sum(By by, String key, long minutes, long confirmed) {

  /** What minutes are summed by. */
  public enum By {
    YEAR,
    ITEM,
    TEAM,
    RUNG
  }
}
