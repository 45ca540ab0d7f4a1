package org.diandan.request.dashboard;

/**
 * An item that is asked for more often than before.
 *
 * @param item its code
 * @param week ordered in the last seven days, today included
 * @param before ordered in the four weeks before
 */
public record Topic(String item, Counted week, Counted before) {

  /** Weeks that the last one is compared with. */
  public static final int WEEKS_BEFORE = 4;

  /** How many more than in a week before, on average; negative when fewer. */
  public double rise() {
    return week.cases() - beforePerWeek();
  }

  /** Mean of the weeks before. */
  public double beforePerWeek() {
    return (double) before.cases() / WEEKS_BEFORE;
  }
}
