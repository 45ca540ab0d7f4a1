package org.diandan.request.dashboard.web;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.diandan.request.dashboard.Counted;
import org.diandan.request.dashboard.web.Span.Days;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Period.Basis;
import org.diandan.request.statistics.Slice;
import org.diandan.request.statistics.web.AskedFigures;
import org.springframework.web.util.UriUtils;

/**
 * What the dashboard shows, as its address names it.
 *
 * @param area empty for everything the reader may see
 * @param by what the large table is told apart by; {@link Dimension#ALL} for places
 */
record Choice(Slice slice, String area, Span span, Days days, Dimension by) {

  /** The words that ask for this choice again, without a leading question mark. */
  String words() {
    return words(area);
  }

  /** The same choice of another area. */
  String words(String otherArea) {
    var words = new Words();
    words.add("area", otherArea);
    words.add("period", span.code());
    if (span == Span.DAYS) {
      words.add("from", days.first().toString());
      words.add("to", days.last().toString());
    }
    if (by != Dimension.ALL) {
      words.add("by", AskedFigures.nameOf(by));
    }
    words.addNarrowing(slice);
    return words.toString();
  }

  /** Where the cases behind a number are listed. */
  String listOf(Counted counted) {
    var slice = counted.slice();
    var words = new Words();
    words.add("figure", counted.figure().code());
    words.add("part", counted.part().name().toLowerCase(java.util.Locale.ROOT));
    words.add("area", area);
    words.add("from", slice.period().from().toString());
    words.add("until", slice.period().until().toString());
    if (slice.period().basis() != Basis.CREATED) {
      words.add("basis", slice.period().basis().name().toLowerCase(java.util.Locale.ROOT));
    }
    words.addNarrowing(slice);
    return "/official/cases?" + words;
  }

  /** Names and values of an address; empty values are left out. */
  private static final class Words {

    private final StringJoiner all = new StringJoiner("&");

    void add(String name, String value) {
      if (!value.isEmpty()) {
        addAny(name, value);
      }
    }

    private void addAny(String name, String value) {
      all.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
    }

    /** An empty key means the cases without one, so it stays. */
    void addNarrowing(Slice slice) {
      if (!slice.origin().isEmpty()) {
        add("origin", slice.origin());
        add("zone", slice.period().zone().getId());
      }
      slice.only().keySet().stream()
          .sorted()
          .forEach(
              dimension ->
                  slice
                      .only()
                      .getOrDefault(dimension, java.util.List.of())
                      .forEach(key -> addAny(AskedFigures.nameOf(dimension), key)));
    }

    @Override
    public String toString() {
      return all.toString();
    }
  }
}
