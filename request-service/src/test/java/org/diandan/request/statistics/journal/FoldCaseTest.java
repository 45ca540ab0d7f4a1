package org.diandan.request.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.CallResult;
import org.diandan.contract.RequestEvent.RequestCalledBack;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.statistics.journal.CaseRow.Folded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldCaseTest {

  private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

  private final Map<UUID, List<Entry>> streams = new HashMap<>();
  private final List<Life> lives =
      new MakeLife(
              7, NOW, List.of(new AreaCode("360802001001")), List.of(new ServiceItemCode("LF01")))
          .make(600);

  FoldCaseTest() {
    for (var life : lives) {
      streams.put(
          life.id,
          life.events.stream().map(said -> new Entry(said.version(), said.event())).toList());
    }
  }

  @Test
  void standsWhereTheLifeStands() {
    for (var life : lives) {
      var row = folded(of(streams, life), streams).orElseThrow().row();

      assertThat(row.standing().state()).as("%s", life.steps).isEqualTo(life.state);
      assertThat(row.standing().round()).isEqualTo(life.round);
      assertThat(row.promises().finishBy()).isEqualTo(life.clocks.finishBy());
      assertThat(row.promises().originalFinishBy()).isEqualTo(life.originalFinishBy);
      assertThat(row.moments().closedAt()).isEqualTo(life.closedAt);
      assertThat(row.standing().isMerged()).isEqualTo(life.mergedInto != null);
    }
  }

  @Test
  void givesTheSameForAnyOrderAndAnyRepetition() {
    var random = new Random(3);
    for (var life : lives) {
      var once = folded(of(streams, life), streams);
      var shuffled = new HashMap<UUID, List<Entry>>();
      streams.forEach((id, entries) -> shuffled.put(id, shuffledAndDoubled(entries, random)));

      var again = folded(of(shuffled, life), streams);

      assertThat(again).isEqualTo(once);
    }
  }

  @Test
  void neverFailsWhateverIsMissing() {
    var random = new Random(5);
    for (var life : lives) {
      for (int attempt = 0; attempt < 5; attempt++) {
        var some = new ArrayList<>(of(streams, life));
        some.removeIf(entry -> random.nextInt(3) == 0);

        var folded = folded(some, attempt == 0 ? Map.of() : streams);

        folded.ifPresent(
            one -> {
              var standing = one.row().standing();
              assertThat(standing.isOpen() && one.row().moments().completedAt() != null).isFalse();
            });
      }
    }
  }

  @Test
  void ofCallBacksTheLastThatWasAnsweredCounts() {
    var life = lives.getFirst();
    var entries = new ArrayList<>(of(streams, life));
    entries.addAll(
        List.of(
            called(life, 91, CallResult.UNRESOLVED, 2),
            called(life, 92, CallResult.RESOLVED, 3),
            called(life, 93, CallResult.NO_ANSWER, null)));
    Collections.shuffle(entries, new Random(9));

    var verdicts = folded(entries, streams).orElseThrow().row().verdicts();

    assertThat(verdicts.calledVerdict()).isTrue();
    assertThat(verdicts.calledContacted()).isNull();
    assertThat(verdicts.calledStars()).isEqualTo(3);
  }

  /** Only whoever calls it unresolved was contacted. */
  private static Entry called(Life life, long version, CallResult result, @Nullable Integer stars) {
    var contacted = result == CallResult.UNRESOLVED ? Boolean.TRUE : null;
    return new Entry(
        version,
        new RequestCalledBack(
            life.uuid(), life.id, NOW, life.area, 1, (int) version, result, contacted, stars));
  }

  private static List<Entry> of(Map<UUID, List<Entry>> streams, Life life) {
    return streams.getOrDefault(life.id, List.of());
  }

  private static List<Entry> shuffledAndDoubled(List<Entry> entries, Random random) {
    var all = new ArrayList<Entry>(entries);
    all.addAll(entries.subList(0, random.nextInt(entries.size() + 1)));
    Collections.shuffle(all, random);
    return all;
  }

  private static Optional<Folded> folded(
      Collection<Entry> own, Map<UUID, ? extends Collection<Entry>> known) {
    var others = new HashMap<UUID, Collection<Entry>>();
    own.forEach(
        entry -> {
          var other = entry.other();
          if (other != null) {
            others.put(other, known.containsKey(other) ? known.get(other) : List.of());
          }
        });
    return FoldCase.fold(own, others);
  }
}
