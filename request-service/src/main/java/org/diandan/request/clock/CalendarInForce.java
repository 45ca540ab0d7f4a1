package org.diandan.request.clock;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/**
 * The calendar and the desk hours every instance counts with: the shipped days until the service
 * starts, the tables from then on. It looks for newer rows every two seconds; the instance that
 * wrote them has them at once.
 */
public class CalendarInForce implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarInForce.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Before anything that listens, to people or to events. */
  private static final int FIRST = Integer.MIN_VALUE;

  /** Of a standing that no table was read for. */
  private static final String NEVER_READ = "";

  private final CalendarTables tables;
  private final ZoneId zone;
  private final List<CalendarDay> shipped;
  private final AtomicReference<Standing> standing;
  private volatile boolean running;

  CalendarInForce(CalendarTables tables, ZoneId zone, List<CalendarDay> shipped) {
    this.tables = tables;
    this.zone = zone;
    this.shipped = List.copyOf(shipped);
    this.standing = new AtomicReference<>(CalendarTables.standing(NEVER_READ, shipped, Map.of()));
  }

  /** Brings shipped days into the table nobody has said anything about, and reads what is there. */
  @Override
  public void start() {
    tables.bringIn(shipped).then(Mono.defer(this::refresh)).block(START_LIMIT);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return FIRST;
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
