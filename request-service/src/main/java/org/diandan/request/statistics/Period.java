package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A span of local time: {@code from} belongs to it, {@code until} does not.
 *
 * @param basis which time of a case has to lie in it
 */
public record Period(LocalDateTime from, LocalDateTime until, ZoneId zone, Basis basis) {

  private static final LocalDateTime DAWN = LocalDate.of(1970, 1, 1).atStartOfDay();
  private static final LocalDateTime DUSK = LocalDate.of(2200, 1, 1).atStartOfDay();

  /** Which time of a case counts. */
  public enum Basis {
    CREATED("c.submitted_at"),
    /** The first time a team took it on. */
    ACCEPTED("c.accepted_at"),
    DELIVERED("c.delivered_at"),
    /** The latest verdict of the resident. */
    EVALUATED("c.evaluated_at"),
    COMPLETED("c.completed_at");

    private final String column;

    Basis(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  public Period {
    requireNonNull(zone, "zone");
    requireNonNull(basis, "basis");
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "A period from %s until %s holds no time.".formatted(from, until));
    }
  }

  /** Whole days; {@code until} is the first day after them. */
  public static Period ofDays(LocalDate from, LocalDate until, ZoneId zone) {
    return new Period(from.atStartOfDay(), until.atStartOfDay(), zone, Basis.CREATED);
  }

  /** Everything there is, by creation. */
  public static Period always(ZoneId zone) {
    return new Period(DAWN, DUSK, zone, Basis.CREATED);
  }

  /** The same span by another time of the cases. */
  public Period by(Basis other) {
    return new Period(from, until, zone, other);
  }

  /**
   * The period before: whole months are compared with as many months before (whatever their
   * lengths), any other span with one of its own length that ends where this one begins.
   */
  public Period before() {
    long months = ChronoUnit.MONTHS.between(from, until);
    if (months > 0 && from.plusMonths(months).equals(until)) {
      return new Period(from.minusMonths(months), from, zone, basis);
    }
    return new Period(from.minus(Duration.between(from, until)), from, zone, basis);
  }

  /** The same days a year before; 29 February becomes the 28th. */
  public Period yearBefore() {
    return new Period(from.minusYears(1), until.minusYears(1), zone, basis);
  }

  Instant begin() {
    return from.atZone(zone).toInstant();
  }

  Instant end() {
    return until.atZone(zone).toInstant();
  }
}
