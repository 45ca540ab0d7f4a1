package org.diandan.request.batch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.contract.RoughPosition;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;

/**
 * A case as another system kept it. It holds no person, no words and no exact position.
 *
 * @param number the source's own number, unique in its jurisdiction
 * @param type the source's own name of the kind of case
 * @param item what the type is in the catalogue; null for a type that is only historical
 * @param times when it happened
 * @param onTime how the source itself labelled it; null without a label
 * @param department empty when the source names none
 * @param channel how it came in, in the source's words; empty when the source does not say
 * @param areas names from the coarse to the fine; empty when the source names none
 */
record HistoricalCase(
    String number,
    String type,
    @Nullable ServiceItemCode item,
    Times times,
    @Nullable Boolean onTime,
    String department,
    String channel,
    List<String> areas,
    @Nullable RoughPosition position) {

  HistoricalCase {
    areas = List.copyOf(areas);
  }

  /**
   * When it happened.
   *
   * @param target the source's own deadline; null when it set none
   * @param closed null while the case is open
   */
  record Times(Instant opened, @Nullable Instant target, @Nullable Instant closed) {}

  boolean isOpen() {
    return times.closed() == null;
  }

  /** The area as one text, from the coarse to the fine. */
  String areaPath() {
    return String.join(AREA_SEPARATOR, areas);
  }

  static final String AREA_SEPARATOR = " › ";

  /** Everything that makes two rows of one number say the same. */
  String content() {
    return Stream.of(
            number,
            type,
            item,
            times.opened(),
            times.target(),
            times.closed(),
            onTime,
            department,
            channel,
            areaPath(),
            position)
        .map(part -> Objects.toString(part, ""))
        .collect(Collectors.joining("\u001f"));
  }
}
