package org.diandan.matching.dispatch.policy.index;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest teams that have some skills. A team is a slot, a small number the caller gives
 * it; a caller that moves a team puts its slot again.
 *
 * <p>Most teams stand in a grid of 4 km cells; those with a skill that under 2 % have also stand in
 * a coarser one, so that a search for them does not walk through cells of others. Whoever changed
 * since the grids were built stands in a short list that every search reads; when it holds more
 * than 1 % of all, the next search builds the grids anew. One thread at a time, searching included.
 */
public final class TeamIndex {

  private static final double CELL_METRES = 4_000;
  private static final double COARSE_CELL_METRES = 20_000;
  private static final int SCARCE_ONE_IN = 50;
  private static final int CHANGED_ONE_IN = 100;
  private static final int CHANGED_AT_LEAST = 64;
  private static final int CHANGED_AT_MOST = 4_096;
  private static final int ABSENT = -1;

  private Entries changed = new Entries(CHANGED_AT_LEAST);
  private @Nullable FlatGrid fine;
  private @Nullable FlatGrid coarse;
  private long scarce;
  private int size;

  /** By slot: ABSENT, the place in the fine grid, or −2 minus the place among the changed. */
  private int[] whereabouts = new int[0];

  /**
   * Adds a team or replaces what was known of it.
   *
   * @param slot 0 or more; memory grows with the largest
   * @param place WGS-84 degrees; NaN and what is not on the earth is refused
   * @param skills see {@link SkillMask}
   */
  public void put(int slot, Degrees place, long skills) {
    if (slot < 0) {
      throw new IllegalArgumentException("A slot is 0 or more, not %d.".formatted(slot));
    }
    var latitude = Sphere.latitude(place.latitude());
    var longitude = Sphere.longitude(place.longitude());
    remove(slot);
    if (slot >= whereabouts.length) {
      var from = whereabouts.length;
      whereabouts = Arrays.copyOf(whereabouts, Math.max(slot + 1, from + from / 2));
      Arrays.fill(whereabouts, from, whereabouts.length, ABSENT);
    }
    var at = changed.add(latitude, longitude, skills | SkillMask.PRESENT, slot);
    whereabouts[slot] = -2 - at;
    size++;
  }

  /** A point on the map in WGS-84 degrees. */
  public record Degrees(double longitude, double latitude) {}

  /** Forgets a team; nothing happens when it is not there. */
  public void remove(int slot) {
    var where = slot < 0 || slot >= whereabouts.length ? ABSENT : whereabouts[slot];
    if (where == ABSENT) {
      return;
    }
    if (where >= 0) {
      removeFromGrids(slot, where);
    } else {
      var at = -2 - where;
      changed.removeUnordered(at);
      if (at < changed.size) {
        whereabouts[changed.slots[at]] = where;
      }
    }
    whereabouts[slot] = ABSENT;
    size--;
  }

  /** How many teams it knows. */
  public int size() {
    return size;
  }

  /**
   * Answers the question in {@code answer}: the nearest teams within its radius that have all its
   * skills and are admitted. The filter is only asked of teams that would enter the answer.
   */
  public void search(NearestTeams answer, SlotFilter filter) {
    if (changed.size > Math.clamp(size / CHANGED_ONE_IN, CHANGED_AT_LEAST, CHANGED_AT_MOST)) {
      rebuild();
    }
    answer.begin(filter);
    changed.scan(0, changed.size, answer);
    var grid = (answer.skills() & scarce) == 0 ? fine : coarse;
    if (grid != null) {
      grid.search(answer);
    }
  }

  /** The haversine of the way from the place of a question to a team that is here. */
  public double haversine(NearestTeams question, int slot) {
    var where = whereabouts[slot];
    var entries = where >= 0 ? requireNonNull(fine).entries() : changed;
    var at = where >= 0 ? where : -2 - where;
    return question.haversineTo(entries.latitudes[at], entries.longitudes[at]);
  }

  /** Sorts everybody into new grids; a search does it by itself when enough has changed. */
  public void rebuild() {
    var all = new Entries(size);
    if (fine != null) {
      addPresent(fine.entries(), all);
    }
    addPresent(changed, all);
    fine = null;
    coarse = null;
    changed = new Entries(CHANGED_AT_LEAST);
    if (all.size == 0) {
      return;
    }
    scarce = scarceAmong(all);
    var few = new Entries(CHANGED_AT_LEAST);
    for (var at = 0; at < all.size; at++) {
      if ((all.skills[at] & scarce) != 0) {
        few.add(all, at);
      }
    }
    coarse = few.size == 0 ? null : new FlatGrid(few, COARSE_CELL_METRES);
    fine = new FlatGrid(all, CELL_METRES);
    rememberWhereabouts(fine.entries());
  }

  /** Memory of the grids and lists in bytes, without the few objects that hold them. */
  public long bytes() {
    return changed.bytes()
        + 4L * whereabouts.length
        + (fine == null ? 0 : fine.bytes())
        + (coarse == null ? 0 : coarse.bytes());
  }

  private void removeFromGrids(int slot, int at) {
    if (fine == null) {
      throw new IllegalStateException("A slot stands in a grid that is not there: " + slot);
    }
    var entries = fine.entries();
    if (coarse != null && (entries.skills[at] & scarce) != 0) {
      coarse.remove(slot, entries.latitudes[at], entries.longitudes[at]);
    }
    entries.skills[at] = 0;
  }

  private void rememberWhereabouts(Entries entries) {
    for (var at = 0; at < entries.size; at++) {
      whereabouts[entries.slots[at]] = at;
    }
  }

  private static void addPresent(Entries from, Entries all) {
    for (var at = 0; at < from.size; at++) {
      if (from.isPresent(at)) {
        all.add(from, at);
      }
    }
  }

  /** The skills that fewer than one team in fifty has, and those that nobody has. */
  private static long scarceAmong(Entries all) {
    var holders = new int[Long.SIZE];
    for (var at = 0; at < all.size; at++) {
      for (var left = all.skills[at] & ~SkillMask.PRESENT; left != 0; left &= left - 1) {
        holders[Long.numberOfTrailingZeros(left)]++;
      }
    }
    var scarce = 0L;
    for (var bit = 0; bit < Long.SIZE - 1; bit++) {
      if ((long) holders[bit] * SCARCE_ONE_IN < all.size) {
        scarce |= 1L << bit;
      }
    }
    return scarce;
  }
}
