package org.diandan.request.statistics.web;

import java.util.Locale;
import java.util.OptionalDouble;
import org.diandan.request.statistics.Figures;

/**
 * The rates as they are printed: percent with one decimal, a dash while there is nothing to divide
 * by.
 */
record RateTexts(String resolution, String coverage, String handlerClaimed) {

  static RateTexts of(Figures figures) {
    return new RateTexts(
        percent(figures.resolutionRate()),
        percent(figures.coverage()),
        percent(figures.handlerClaimedRate()));
  }

  private static String percent(OptionalDouble rate) {
    return rate.isPresent() ? String.format(Locale.ROOT, "%.1f%%", 100 * rate.getAsDouble()) : "—";
  }
}
