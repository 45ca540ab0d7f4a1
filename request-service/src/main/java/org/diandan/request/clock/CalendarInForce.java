package org.diandan.request.clock;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/**
 * The calendar and the desk hours every instance counts with. It looks for newer rows every two
 * seconds; the instance that wrote them has them at once.
 */
public class CalendarInForce {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarInForce.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CalendarTables tables;
  private final ZoneId zone;
  private final AtomicReference<Standing> standing;

  CalendarInForce(CalendarTables tables, ZoneId zone, Standing first) {
    this.tables = tables;
    this.zone = zone;
    this.standing = new AtomicReference<>(first);
  }

  /**
   * What was read together.
   *
   * @param newest number of the newest row of either table
   * @param desks by area code; the empty code is everywhere
   */
  record Standing(String newest, WorkingCalendar calendar, Map<String, DeskHours> desks) {
    Standing {
      desks = Map.copyOf(desks);
    }

    DeskHours hoursOf(String area) {
      return Stream.iterate(area.length(), length -> length >= 0, length -> length - 1)
          .flatMap(length -> Stream.ofNullable(desks.get(area.substring(0, length))))
          .findFirst()
          .orElse(DeskHours.ORDINARY);
    }
  }

  WorkingCalendar calendar() {
    return standing.get().calendar();
  }

  /** Whether the holidays of a year were brought in; without them weekends alone are free. */
  public boolean knowsYear(int year) {
    return calendar().knows(year);
  }

  /** The desk that answers for an area; an empty code asks for the one of everywhere. */
  public Desk deskOf(String area) {
    var now = standing.get();
    return new Desk(now.hoursOf(area), now.calendar(), zone);
  }

  /** Reads both tables again when there is anything newer. */
  Mono<Void> refresh() {
    return tables
        .newest()
        .filter(newest -> !newest.equals(standing.get().newest()))
        .flatMap(newest -> tables.read())
        .doOnNext(standing::set)
        .then();
  }

  @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
  void look() {
    try {
      refresh().block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the calendar stays as it was.
      LOG.debug("The calendar was not read again: {}", e.getMessage());
    }
  }
}
