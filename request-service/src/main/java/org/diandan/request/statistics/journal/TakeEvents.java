package org.diandan.request.statistics.journal;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.Event;
import org.diandan.contract.RequestEvent;
import org.diandan.contract.RequestEvent.HistoryCodeAsked;
import org.diandan.contract.TeamEvent;
import org.diandan.request.statistics.journal.CaseRow.Folded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Takes events into a generation, many at a time: adds them to the journal and derives anew what
 * every case they touch came to. Taking them again, later or in another order changes nothing.
 *
 * <p>What cannot be read is counted and left out here; other consumers of the same topics put it to
 * the dead letters.
 */
@Component
class TakeEvents {

  private static final Logger LOG = LoggerFactory.getLogger(TakeEvents.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String VERSION = "aggregateversion";

  private final Journal journal;
  private final CaseRows rows;
  private final TeamRows teams;
  private final MeterRegistry meters;

  TakeEvents(Journal journal, CaseRows rows, TeamRows teams, MeterRegistry meters) {
    this.journal = journal;
    this.rows = rows;
    this.teams = teams;
    this.meters = meters;
  }

  /** Blocks until all of them are in the generation. */
  void take(int generation, List<ConsumerRecord<String, CloudEvent>> records) {
    var entries = new ArrayList<Entry>(records.size());
    for (var record : records) {
      read(record).ifPresent(entries::add);
    }
    add(generation, entries);
  }

  void add(int generation, Collection<Entry> entries) {
    var ofCases = new ArrayList<Entry>(entries.size());
    var ofTeams = new ArrayList<Entry>();
    for (var entry : entries) {
      switch (entry.event()) {
        case HistoryCodeAsked _ -> {}
        case RequestEvent _, AssignmentEvent _ -> ofCases.add(entry);
        case TeamEvent _ -> ofTeams.add(entry);
        default -> {}
      }
    }
    teams.write(generation, ofTeams).block(LIMIT);
    if (!ofCases.isEmpty()) {
      journal.add(generation, ofCases).block(LIMIT);
      var touched = new HashSet<UUID>();
      ofCases.forEach(entry -> touched.add(entry.caseId()));
      fold(generation, touched);
    }
  }

  private void fold(int generation, Set<UUID> touched) {
    var cases = new HashSet<>(touched);
    var following = journal.followers(generation, touched).collectList().block(LIMIT);
    if (following != null) {
      cases.addAll(following);
    }
    var known = byCase(generation, cases);
    var missing = new HashSet<UUID>();
    known.values().stream()
        .flatMap(List::stream)
        .map(Entry::other)
        .forEach(
            other -> {
              if (other != null && !known.containsKey(other)) {
                missing.add(other);
              }
            });
    known.putAll(byCase(generation, missing));
    var folded = new ArrayList<Folded>(cases.size());
    for (var one : cases) {
      var own = known.getOrDefault(one, List.of());
      FoldCase.fold(own, others(own, known)).ifPresent(folded::add);
    }
    rows.write(generation, folded).block(LIMIT);
  }

  private static Map<UUID, List<Entry>> others(List<Entry> own, Map<UUID, List<Entry>> known) {
    var others = new HashMap<UUID, List<Entry>>();
    for (var entry : own) {
      @Nullable UUID other = entry.other();
      if (other != null) {
        others.put(other, known.getOrDefault(other, List.of()));
      }
    }
    return others;
  }

  private Map<UUID, List<Entry>> byCase(int generation, Set<UUID> cases) {
    var known = new HashMap<UUID, List<Entry>>();
    if (cases.isEmpty()) {
      return known;
    }
    var entries = journal.of(generation, cases).collectList().block(LIMIT);
    if (entries != null) {
      entries.forEach(
          entry -> known.computeIfAbsent(entry.caseId(), _ -> new ArrayList<>()).add(entry));
    }
    return known;
  }

  private Optional<Entry> read(ConsumerRecord<String, CloudEvent> record) {
    @Nullable CloudEvent envelope = record.value();
    if (envelope == null || envelope.getData() == null) {
      skipped(record, "no data");
      return Optional.empty();
    }
    try {
      long version = Long.parseLong(String.valueOf(envelope.getExtension(VERSION)));
      Optional<Event> event =
          Journal.read(
              envelope.getType(), new String(envelope.getData().toBytes(), StandardCharsets.UTF_8));
      return event.map(known -> new Entry(version, known));
    } catch (JacksonException | IllegalArgumentException e) {
      skipped(record, e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private void skipped(ConsumerRecord<String, CloudEvent> record, String reason) {
    meters.counter("diandan.figures.unreadable", "topic", record.topic()).increment();
    LOG.warn(
        "A record is in no figure: {} {}@{}, {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
  }
}
