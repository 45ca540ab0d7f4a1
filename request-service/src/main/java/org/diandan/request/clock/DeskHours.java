package org.diandan.request.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When a desk is open, in the wall time of the residents.
 *
 * @param workingDays spans of a worked day, in order; empty when it is closed
 * @param freeDays spans of weekends and holidays, in order; empty when it is closed
 */
public record DeskHours(List<Span> workingDays, List<Span> freeDays) {

  /** Where nobody said otherwise; the gap is lunch. */
  static final DeskHours ORDINARY =
      new DeskHours(List.of(new Span(510, 720), new Span(840, 1050)), List.of());

  private static final Pattern SPAN =
      Pattern.compile("([0-2][0-9]):([0-5][0-9])-([0-2][0-9]):([0-5][0-9])");
  private static final int MINUTES_OF_DAY = 1440;
  private static final int MOST_SPANS = 6;

  public DeskHours {
    workingDays = List.copyOf(workingDays);
    freeDays = List.copyOf(freeDays);
  }

  /**
   * A time of opening.
   *
   * @param from minute of the day, from 0
   * @param until minute of the day, exclusive, at most 1440
   */
  public record Span(int from, int until) {

    public Span {
      if (from < 0 || from >= until || until > MINUTES_OF_DAY) {
        throw new IllegalArgumentException(
            "A span begins before it ends, within one day: %d to %d.".formatted(from, until));
      }
    }

    /** As people write it, 08:30-12:00. */
    public String text() {
      return clock(from) + "-" + clock(until);
    }

    private static String clock(int minute) {
      return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
  }

  /**
   * Reads spans such as {@code 08:30-12:00 14:00-17:30}.
   *
   * @return empty when the text is something else, or the spans are not in order; no span at all
   *     for blank text
   */
  public static Optional<List<Span>> read(String text) {
    var spans = new ArrayList<Span>();
    for (var part : text.strip().split("[\\s,，、;；]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      var span = span(part.replace('：', ':').replace('–', '-').replace('—', '-'));
      if (span.isEmpty() || !follows(span.get(), spans) || spans.size() == MOST_SPANS) {
        return Optional.empty();
      }
      spans.add(span.get());
    }
    return Optional.of(spans);
  }

  /** Spans as {@link #read} understands them. */
  public static String text(List<Span> spans) {
    return spans.stream().map(Span::text).collect(Collectors.joining(" "));
  }

  private static boolean follows(Span span, List<Span> before) {
    return before.isEmpty() || span.from() > before.getLast().until();
  }

  private static Optional<Span> span(String text) {
    var parts = SPAN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int from = minute(parts.group(1), parts.group(2));
    int until = minute(parts.group(3), parts.group(4));
    return from < until && until <= MINUTES_OF_DAY
        ? Optional.of(new Span(from, until))
        : Optional.empty();
  }

  private static int minute(String hour, String minute) {
    return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
  }
}
