package org.diandan.matching.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.visit.Told.Way;
import org.jspecify.annotations.Nullable;

/**
 * One person at one visit.
 *
 * @param cameNear null when nobody knows how near
 * @param leftAt null while the person is there, as are the components that follow from it
 * @param codeProvenAt when the resident's code was typed; null when it never was
 * @param confirmedBy the leader who stands by the times; null when none did
 */
public record Attendance(
    UUID personId,
    Instant cameAt,
    Way cameBy,
    @Nullable Nearness cameNear,
    @Nullable Instant leftAt,
    @Nullable Leave leftBy,
    @Nullable Nearness leftNear,
    @Nullable Instant codeProvenAt,
    Set<Flag> flags,
    @Nullable UUID confirmedBy) {

  public Attendance {
    flags = Set.copyOf(flags);
  }

  /** By what an attendance ended. */
  public enum Leave {
    BUTTON,
    STATION,
    /** The leader ended the visit for everybody. */
    LEADER,
    /** Nobody ended it in time. */
    CLOCK,
    /** The task was taken from the team. */
    RELEASE
  }

  /** What a reader of the times should know. */
  public enum Flag {
    /** A device kept one of the moments for want of a signal. */
    CLAIMED,
    /** Nobody checked out; the time ends where it was planned to. */
    FORGOTTEN
  }

  boolean isOpen() {
    return leftAt == null;
  }

  /** Whole minutes; 0 while the person is there. */
  int minutes() {
    return leftAt == null ? 0 : (int) Duration.between(cameAt, leftAt).toMinutes();
  }

  /** The same attendance, ended. */
  Attendance left(Instant at, Leave by, @Nullable Nearness near) {
    return new Attendance(
        personId,
        cameAt,
        cameBy,
        cameNear,
        at.isBefore(cameAt) ? cameAt : at,
        by,
        near,
        codeProvenAt,
        flags,
        confirmedBy);
  }

  /** The same attendance with more known about it. */
  Attendance with(@Nullable Instant provenAt, Set<Flag> added, @Nullable UUID confirming) {
    var all = new HashSet<>(flags);
    all.addAll(added);
    return new Attendance(
        personId,
        cameAt,
        cameBy,
        cameNear,
        leftAt,
        leftBy,
        leftNear,
        codeProvenAt == null ? provenAt : codeProvenAt,
        all,
        confirmedBy == null ? confirming : confirmedBy);
  }
}
