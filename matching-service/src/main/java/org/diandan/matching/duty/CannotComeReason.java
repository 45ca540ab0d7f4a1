package org.diandan.matching.duty;

/**
 * Why somebody cannot come after all; chosen from a list, so that nobody writes about an illness.
 */
public enum CannotComeReason {
  HEALTH,
  WORK,
  FAMILY,
  WEATHER,
  OTHER
}
