package org.diandan.request.opendata;

import java.time.YearMonth;
import org.diandan.request.statistics.Figure;
import org.jspecify.annotations.Nullable;

/**
 * What a figure came to in a month at a place.
 *
 * @param value cases; a share from 0 to 1, in hundredths; or the median in whole minutes. Null when
 *     it is hidden, and where there was nothing to count from
 * @param base from how many cases; null when it is hidden
 * @param hidden whether it is not published because it speaks of few people
 */
public record OpenFigure(
    YearMonth month,
    OpenPlace place,
    Figure figure,
    @Nullable Double value,
    @Nullable Long base,
    boolean hidden) {

  /** What the value is measured in: {@code cases}, {@code share} or {@code minutes}. */
  public String unit() {
    return switch (figure.kind()) {
      case COUNT -> "cases";
      case RATE -> "share";
      case SPAN -> "minutes";
      case SCORE -> "points";
    };
  }
}
