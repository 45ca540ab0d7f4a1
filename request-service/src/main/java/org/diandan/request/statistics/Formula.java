package org.diandan.request.statistics;

import com.google.errorprone.annotations.Immutable;

/**
 * How a figure is counted, in SQL over its grain: {@code c} is a case, {@code t} what a team did.
 * Conditions that come to null do not hold. {@code :now} is the moment of counting.
 */
@Immutable
sealed interface Formula {

  /** A condition every case fulfils that the figure speaks of. */
  String among();

  /** How many there are. */
  record Count(String among) implements Formula {}

  /** An amount, summed up. */
  record Sum(String amount, String among) implements Formula {}

  /** The share for whom {@code of} holds as well. */
  record Share(String of, String among) implements Formula {}

  /** Points of 0 to 1, summed up and divided by the number of cases. */
  record Credit(String points, String among) implements Formula {}

  /** One amount, summed up and divided by another one. */
  record Ratio(String part, String whole) implements Formula {

    @Override
    public String among() {
      return whole + " > 0";
    }
  }

  /** A number of seconds of each case. */
  record Span(String seconds, String among) implements Formula {}

  /** The weighted sum of the three rates of call-backs, from the figures of the same name. */
  record Weighted(String among) implements Formula {}
}
