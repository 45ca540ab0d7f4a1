package org.diandan.request.administration;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** How this instance and what it needs are, for people; blocks for some seconds at most. */
@Component
public final class Health {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String BROKER = "kafkaHealthIndicator";
  private static final double TIGHT = 0.10;
  private static final double FULL = 0.03;

  private final DatabaseClient database;
  private final Map<String, HealthIndicator> indicators;
  private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
  private final FindImpossible impossible;

  Health(
      DatabaseClient database,
      Map<String, HealthIndicator> indicators,
      ObjectProvider<KafkaListenerEndpointRegistry> listeners,
      FindImpossible impossible) {
    this.database = database;
    this.indicators = Map.copyOf(indicators);
    this.listeners = listeners;
    this.impossible = impossible;
  }

  /** How something is. */
  public enum Condition {
    GOOD,
    /** Somebody should look when there is time. */
    WATCH,
    /** Somebody has to look now. */
    BAD
  }

  /**
   * One sign.
   *
   * @param word names it in the bundle: {@code health.<word>}, what each condition means and what
   *     to do
   * @param value measured; how it reads is in the bundle
   */
  public record Sign(String word, Condition condition, Object value) {}

  private record Backlog(long unsent, long oldestSeconds, long parked, long letters) {}

  /** Every sign, in the order in which one looks. */
  public List<Sign> look() {
    var signs = new ArrayList<Sign>();
    try {
      var began = System.nanoTime();
      var backlog = backlog();
      signs.add(
          new Sign(
              "database", Condition.GOOD, Duration.ofNanos(System.nanoTime() - began).toMillis()));
      signs.add(broker());
      signs.add(of("outbox", backlog.oldestSeconds(), 60, 600));
      signs.add(listening());
      signs.add(of("parked", backlog.parked(), 1, 100));
      signs.add(of("letters", backlog.letters(), 1, 20));
    } catch (DataAccessException | IllegalStateException e) {
      // Without the database nothing else can be said about it.
      signs.add(new Sign("database", Condition.BAD, 0L));
      signs.add(broker());
    }
    signs.add(disk());
    impossible
        .found()
        .forEach(
            (kind, number) -> signs.add(new Sign("impossible." + kind, Condition.BAD, number)));
    return List.copyOf(signs);
  }

  private Backlog backlog() {
    return requireNonNull(
        database
            .sql(
                """
                select
                  (select count(*) from event_outbox where sent_at is null) as unsent,
                  (select coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)
                   from event_outbox where sent_at is null)::bigint as oldest,
                  (select count(*) from event_parked) as parked,
                  (select count(*) from dead_letter where state in ('WAITING', 'WANTED')) as letters
                """)
            .map(
                row ->
                    new Backlog(
                        requireNonNull(row.get("unsent", Long.class)),
                        requireNonNull(row.get("oldest", Long.class)),
                        requireNonNull(row.get("parked", Long.class)),
                        requireNonNull(row.get("letters", Long.class))))
            .one()
            .block(LIMIT));
  }

  private Sign broker() {
    var indicator = indicators.get(BROKER);
    var health = indicator == null ? null : indicator.health();
    var up = health != null && Status.UP.equals(health.getStatus());
    return new Sign("broker", up ? Condition.GOOD : Condition.BAD, 0L);
  }

  /** How many listeners of this instance do not listen. */
  private Sign listening() {
    var registry = listeners.getIfAvailable();
    var silent =
        registry == null
            ? 0
            : registry.getListenerContainers().stream()
                .filter(container -> !container.isRunning())
                .map(MessageListenerContainer::getGroupId)
                .distinct()
                .count();
    return of("listeners", silent, 1, 1);
  }

  private static Sign of(String word, long value, long watch, long bad) {
    var condition =
        value >= bad ? Condition.BAD : value >= watch ? Condition.WATCH : Condition.GOOD;
    return new Sign(word, condition, value);
  }

  /** Free space where the platform keeps its data, in percent. */
  private static Sign disk() {
    try {
      var named = System.getenv("DIANDAN_DATA");
      var folder = Path.of(named == null ? "." : named);
      var store = Files.getFileStore(Files.exists(folder) ? folder : Path.of("."));
      var free = (double) store.getUsableSpace() / Math.max(1, store.getTotalSpace());
      var condition = free < FULL ? Condition.BAD : free < TIGHT ? Condition.WATCH : Condition.GOOD;
      return new Sign("disk", condition, Math.round(free * 100));
    } catch (IOException _) {
      return new Sign("disk", Condition.WATCH, 0L);
    }
  }
}
