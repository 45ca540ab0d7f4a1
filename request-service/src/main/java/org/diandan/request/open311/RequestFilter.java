package org.diandan.request.open311;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which public requests somebody wants; the newest come first.
 *
 * @param test whether rehearsals are meant, and nothing but them
 * @param ids null for any; otherwise nothing else counts
 * @param codes service codes of the jurisdiction; null for any
 * @param closed null for open and closed ones
 * @param requested inclusive begin and end
 */
public record RequestFilter(
    Jurisdiction jurisdiction,
    boolean test,
    @Nullable List<UUID> ids,
    @Nullable List<String> codes,
    @Nullable Boolean closed,
    Window requested,
    Window updated,
    @Nullable Box box,
    @Nullable Circle circle,
    Page page) {

  /** Between two moments, both inclusive; null has no bound. */
  public record Window(@Nullable Instant from, @Nullable Instant until) {}

  /** WGS-84 degrees. */
  public record Box(double west, double south, double east, double north) {}

  /** Around a point. */
  public record Circle(double longitude, double latitude, double metres) {}

  /**
   * A part of the rows.
   *
   * @param number from 1
   */
  public record Page(int number, int size) {

    /** As many as the specification lets anybody have at once. */
    public static final int MOST = 1_000;

    /** The first and, as far as the specification goes, only one. */
    public static final Page WHOLE = new Page(1, MOST);

    long offset() {
      return (number - 1L) * size;
    }
  }

  /** Only these, whatever else. */
  public static RequestFilter ofIds(Jurisdiction jurisdiction, boolean test, List<UUID> ids) {
    var any = new Window(null, null);
    return new RequestFilter(jurisdiction, test, ids, null, null, any, any, null, null, Page.WHOLE);
  }
}
