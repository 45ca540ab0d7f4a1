package org.diandan.request.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What rose most: the orders of the last seven days against those of the four weeks before. */
@Component
final class ReadTopics {

  private static final int MOST = 5;
  private static final EnumSet<Figure> NUMBER = EnumSet.of(Figure.CREATED);

  private final ReadFigures reading;
  private final Clock clock;
  private final ZoneId zone;

  ReadTopics(ReadFigures reading, Clock clock, ZoneId zone) {
    this.reading = reading;
    this.clock = clock;
    this.zone = zone;
  }

  /** Items that rose, the steepest first, at most five; of two that rose alike the larger one. */
  Mono<List<Topic>> of(Slice slice) {
    var end = LocalDate.now(clock.withZone(zone)).plusDays(1);
    var begin = end.minusWeeks(1);
    var week = slice.in(Period.ofDays(begin, end, zone));
    var before = slice.in(Period.ofDays(begin.minusWeeks(Topic.WEEKS_BEFORE), begin, zone));
    return Mono.zip(
            reading.read(week, Dimension.ITEM, NUMBER),
            reading.read(before, Dimension.ITEM, NUMBER))
        .map(
            read ->
                read.getT1().rows().stream()
                    .map(row -> topic(row, week, read.getT2(), before))
                    .filter(topic -> topic.rise() > 0)
                    .sorted(
                        Comparator.comparingDouble(Topic::rise)
                            .thenComparingLong(topic -> topic.week().cases())
                            .reversed()
                            .thenComparing(Topic::item))
                    .limit(MOST)
                    .toList());
  }

  private static Topic topic(FigureTable.Row row, Slice week, FigureTable earlier, Slice before) {
    var item = row.key();
    long cases = earlier.find(item).map(FigureTable.Row::cases).orElse(0L);
    return new Topic(item, counted(week, item, row.cases()), counted(before, item, cases));
  }

  private static Counted counted(Slice slice, String item, long cases) {
    return new Counted(slice.with(Dimension.ITEM, item), Figure.CREATED, Part.ALL, cases);
  }
}
