package org.diandan.matching.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.diandan.contract.HoursEvent;
import org.diandan.contract.HoursEvent.HoursConfirmed;
import org.diandan.contract.HoursEvent.HoursRecorded;
import org.diandan.contract.HoursEvent.HoursVoided;
import org.diandan.contract.ServiceItemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to the record of hours in whatever order: nobody is ever at two places at once,
 * and whoever only follows the events counts the same minutes as the record itself.
 */
class AnySequenceOfHoursTest {

  private static final int STEPS = 400;
  private static final Instant BEGIN = Instant.parse("2026-11-02T00:00:00Z");
  private static final UUID LEADER = new UUID(9, 1);
  private static final UUID OFFICIAL = new UUID(9, 2);
  private static final Task TASK =
      Task.of(new UUID(2, 1), new UUID(2, 2), new UUID(2, 3), new ServiceItemCode("RP01"));

  private final List<Entry> entries = new ArrayList<>();
  private final Map<UUID, Integer> told = new HashMap<>();
  private Instant now = BEGIN;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void totalsAreTheSumOfWhatStandsAndNobodyIsAtTwoPlaces(long seed) {
    var random = new Random(seed);

    for (int step = 0; step < STEPS; step++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(600)));
      var person = new UUID(1, random.nextInt(3));
      if (random.nextInt(3) == 0 || entries.isEmpty()) {
        record(person, random);
      } else {
        move(random.nextInt(entries.size()), random);
      }
      assertThat(somebodyIsAtTwoPlaces()).as("seed %d, step %d", seed, step).isFalse();
    }

    var standing = new HashMap<UUID, Integer>();
    entries.stream()
        .filter(entry -> entry.state().stands())
        .forEach(entry -> standing.put(entry.id(), entry.minutes()));
    assertThat(told).isEqualTo(standing);
    assertThat(entries).extracting(Entry::state).contains(EntryState.values());
  }

  private void record(UUID person, Random random) {
    var until = now.minus(Duration.ofMinutes(random.nextInt(200)));
    var served = new Served(until.minus(Duration.ofMinutes(random.nextInt(540))), until);
    var evidence =
        new Evidence(
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextInt(4) == 0,
            random.nextBoolean() ? LEADER : null);
    var entry =
        Book.of(person, entries)
            .enter(new Attended(person, served, evidence), TASK, now, BookOfHoursTest.RULES);
    entries.add(entry);
    if (entry.state().stands()) {
      hear(entry.recorded());
    }
  }

  private void move(int index, Random random) {
    var entry = entries.get(index);
    var steps = new Steps(BookOfHoursTest.RULES, now);
    var step =
        switch (random.nextInt(6)) {
          case 0 -> steps.vouch(entry, LEADER);
          case 1 -> steps.confirm(entry);
          case 2 -> steps.object(entry);
          case 3 -> steps.uphold(entry, OFFICIAL);
          case 4 -> random.nextInt(3) == 0 ? steps.strike(entry, OFFICIAL) : new Step.NotNow();
          default ->
              steps.correct(
                  entry,
                  shifted(entry.served(), random),
                  OFFICIAL,
                  Book.of(entry.personId(), entries));
        };
    if (step instanceof Step.Taken taken) {
      entries.set(index, taken.entry());
      if (taken.instead() != null) {
        entries.add(taken.instead());
      }
      taken.events().forEach(this::hear);
    }
  }

  private static Served shifted(Served served, Random random) {
    var by = Duration.ofMinutes(random.nextInt(120) - 60);
    return new Served(served.from().plus(by), served.until().plus(by));
  }

  private void hear(HoursEvent event) {
    switch (event) {
      case HoursRecorded e -> told.put(e.entryId(), e.minutes());
      case HoursConfirmed e -> told.put(e.entryId(), e.minutes());
      case HoursVoided e -> told.remove(e.entryId());
    }
  }

  private boolean somebodyIsAtTwoPlaces() {
    var standing = entries.stream().filter(entry -> entry.state().stands()).toList();
    return standing.stream()
        .anyMatch(
            one ->
                standing.stream()
                    .anyMatch(
                        other ->
                            !one.id().equals(other.id())
                                && one.personId().equals(other.personId())
                                && one.served().overlaps(other.served())));
  }
}
