package org.diandan.matching.dispatch.policy.index;

import java.util.Arrays;

/** Teams in flat arrays: where they are, their skill bits, and the slots they stand for. */
final class Entries {

  static final int BYTES_PER_ENTRY = 20;

  int[] latitudes;
  int[] longitudes;
  long[] skills;
  int[] slots;
  int size;

  Entries(int room) {
    latitudes = new int[room];
    longitudes = new int[room];
    skills = new long[room];
    slots = new int[room];
  }

  /** Adds a team and answers where it stands now. */
  int add(int latitude, int longitude, long skillMask, int slot) {
    makeRoom();
    latitudes[size] = latitude;
    longitudes[size] = longitude;
    skills[size] = skillMask;
    slots[size] = slot;
    return size++;
  }

  /** Adds a copy of another's entry. */
  void add(Entries from, int at) {
    makeRoom();
    copy(from, at, size++);
  }

  /** Puts a copy of another's entry in place of one of these. */
  void copy(Entries from, int at, int to) {
    latitudes[to] = from.latitudes[at];
    longitudes[to] = from.longitudes[at];
    skills[to] = from.skills[at];
    slots[to] = from.slots[at];
  }

  /** Takes an entry out; the last one takes its place. */
  void removeUnordered(int at) {
    copy(this, --size, at);
  }

  /** An entry that is gone has no skill bit at all, not even the one for being there. */
  boolean isPresent(int at) {
    return skills[at] != 0;
  }

  /** Enters every entry of a stretch that has the skills and is near enough into the answer. */
  void scan(int from, int until, NearestTeams answer) {
    var needed = answer.skills();
    for (var at = from; at < until; at++) {
      if ((skills[at] & needed) == needed) {
        weigh(at, answer);
      }
    }
  }

  private void weigh(int at, NearestTeams answer) {
    var haversine = answer.haversineTo(latitudes[at], longitudes[at]);
    var slot = slots[at];
    if (answer.wants(haversine, slot) && answer.admits(slot, haversine)) {
      answer.enter(haversine, slot);
    }
  }

  long bytes() {
    return (long) slots.length * BYTES_PER_ENTRY;
  }

  private void makeRoom() {
    if (size < slots.length) {
      return;
    }
    var room = Math.max(16, size * 2);
    latitudes = Arrays.copyOf(latitudes, room);
    longitudes = Arrays.copyOf(longitudes, room);
    skills = Arrays.copyOf(skills, room);
    slots = Arrays.copyOf(slots, room);
  }
}
