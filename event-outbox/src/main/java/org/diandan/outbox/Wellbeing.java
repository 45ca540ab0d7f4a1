package org.diandan.outbox;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.diandan.outbox.KafkaBroker.BrokerHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How this service is, all its instances together: what people who look after it want measured, and
 * the reconciler, which counts every minute what cannot be if everything works. It only looks; what
 * it finds is for people, because whatever brought it about is not known.
 */
public class Wellbeing implements MeterBinder, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Wellbeing.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration RECONCILED_WITHIN = Duration.ofSeconds(30);
  private static final int MISSED_AFTER_SECONDS = 30;

  private final UUID instance = UUID.randomUUID();
  private final DatabaseClient database;
  private final BrokerHealth broker;
  private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
  private final Invariants invariants;
  private volatile Map<String, Long> found = Map.of();
  private volatile boolean announced;

  Wellbeing(
      ConnectionFactory connections,
      BrokerHealth broker,
      ObjectProvider<KafkaListenerEndpointRegistry> listeners,
      ObjectProvider<Invariants> invariants) {
    this.database = DatabaseClient.create(connections);
    this.broker = broker;
    this.listeners = listeners;
    this.invariants = invariants.getIfAvailable(() -> new Invariants(List.of(), ""));
  }

  /**
   * Something measured; how grave it is is for whoever shows it.
   *
   * @param word names it: {@code database} (milliseconds of an answer), {@code database-away},
   *     {@code broker-away}, {@code instances} (that are missed), {@code listeners} (that do not
   *     listen), {@code outbox} (seconds the oldest event waits), {@code parked}, {@code letters},
   *     {@code lag} (records not taken yet), {@code lag-unknown}, {@code disk} (percent in use),
   *     {@code impossible.<kind>}
   * @param parts what it is made of, by name; empty when there is nothing to tell apart
   */
  public record Measure(String word, long value, Map<String, Long> parts) {

    public Measure {
      parts = new TreeMap<>(parts);
    }

    static Measure of(String word, long value) {
      return new Measure(word, value, Map.of());
    }
  }

  /**
   * What cannot be in a service if everything works; one bean of it.
   *
   * @param kinds every kind there is
   * @param statement answers rows with the name of a kind and a number
   */
  public record Invariants(List<String> kinds, String statement) {

    public Invariants {
      kinds = List.copyOf(kinds);
    }
  }

  private record Instance(String name, long silentSeconds, long idle) {

    boolean isMissed() {
      return silentSeconds > MISSED_AFTER_SECONDS;
    }
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (var kind : invariants.kinds()) {
      Gauge.builder("diandan.impossible", () -> found.getOrDefault(kind, 0L))
          .tag("kind", kind)
          .description("Rows that cannot be if everything works")
          .register(meters);
    }
  }

  /** Everything, in the order in which one looks; blocks for some seconds at most. */
  public List<Measure> measure() {
    var measures = new ArrayList<Measure>();
    var running = broker.health().getStatus().equals(Status.UP);
    try {
      var began = System.nanoTime();
      var backlog = backlog();
      var millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
      measures.add(Measure.of("database", millis));
      measures.addAll(backlog);
      measures.addAll(instances());
    } catch (DataAccessException | IllegalStateException e) {
      // Without the database nothing else can be said about it.
      measures.add(Measure.of("database-away", 1));
    }
    measures.add(Measure.of("broker-away", running ? 0 : 1));
    if (running) {
      measures.add(lag());
    }
    measures.add(disk());
    found.forEach((kind, number) -> measures.add(Measure.of("impossible." + kind, number)));
    return List.copyOf(measures);
  }

  private List<Measure> backlog() {
    return requireNonNull(
        database
            .sql(
                """
                select
                  (select coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)
                   from event_outbox where sent_at is null)::bigint as outbox,
                  (select count(*) from event_parked) as parked,
                  (select count(*) from dead_letter where state in ('WAITING', 'WANTED')) as letters
                """)
            .map(
                row ->
                    List.of("outbox", "parked", "letters").stream()
                        .map(word -> Measure.of(word, requireNonNull(row.get(word, Long.class))))
                        .toList())
            .one()
            .block(LIMIT));
  }

  /** Who runs and who is missed, and how many of those who run do not listen somewhere. */
  private List<Measure> instances() {
    var all = requireNonNull(announced().thenMany(listed()).collectList().block(LIMIT));
    var missed = all.stream().filter(Instance::isMissed).count();
    var idle = all.stream().filter(one -> !one.isMissed()).mapToLong(Instance::idle).sum();
    var silence =
        all.stream().collect(Collectors.toMap(Instance::name, Instance::silentSeconds, Math::min));
    return List.of(new Measure("instances", missed, silence), Measure.of("listeners", idle));
  }

  private Flux<Instance> listed() {
    return database
        .sql(
            """
            select name, idle_listeners,
              extract(epoch from clock_timestamp() - seen_at)::bigint as silent
            from service_instance
            """)
        .map(
            row ->
                new Instance(
                    requireNonNull(row.get("name", String.class)),
                    requireNonNull(row.get("silent", Long.class)),
                    requireNonNull(row.get("idle_listeners", Integer.class))))
        .all();
  }

  /** Records the groups of this service have not taken yet, together and one by one. */
  private Measure lag() {
    var groups = new TreeMap<String, Set<String>>();
    for (var container : containers()) {
      var topics = container.getContainerProperties().getTopics();
      if (container.getGroupId() != null && topics != null) {
        groups
            .computeIfAbsent(container.getGroupId(), _ -> new TreeSet<>())
            .addAll(List.of(topics));
      }
    }
    try {
      var behind = broker.lag(groups);
      return new Measure("lag", behind.values().stream().mapToLong(Long::longValue).sum(), behind);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Measure.of("lag-unknown", 1);
    } catch (ExecutionException | TimeoutException e) {
      return Measure.of("lag-unknown", 1);
    }
  }

  private Collection<MessageListenerContainer> containers() {
    var registry = listeners.getIfAvailable();
    return registry == null ? List.of() : registry.getListenerContainers();
  }

  /** Used space where the platform keeps its data. */
  private static Measure disk() {
    try {
      var folder = Path.of(requireNonNullElse(System.getenv("DIANDAN_DATA"), "."));
      var store = Files.getFileStore(Files.exists(folder) ? folder : Path.of("."));
      var free = 100.0 * store.getUsableSpace() / Math.max(1, store.getTotalSpace());
      return Measure.of("disk", 100 - Math.round(free));
    } catch (IOException _) {
      return Measure.of("disk-unknown", 1);
    }
  }

  /** Looks for what cannot be; kinds without any are left out. */
  public Mono<Map<String, Long>> reconcile() {
    if (invariants.kinds().isEmpty()) {
      return Mono.just(Map.of());
    }
    return database
        .sql(invariants.statement())
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("kind", String.class)),
                    requireNonNull(row.get("number", Long.class))))
        .all()
        .filter(entry -> entry.getValue() > 0)
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
        .doOnNext(counted -> found = counted);
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
  void reconcileAgain() {
    quietly(reconcile(), RECONCILED_WITHIN);
  }

  @Scheduled(fixedDelay = 10, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
  void announce() {
    quietly(announced(), LIMIT);
  }

  private Mono<Void> announced() {
    return database
        .sql(
            """
            with forgotten as (
              delete from service_instance
              where seen_at < clock_timestamp() - interval '1 hour')
            insert into service_instance (id, name, idle_listeners)
            values (:id, :name, :idle)
            on conflict on constraint service_instance_pk do update
              set seen_at = clock_timestamp(), idle_listeners = excluded.idle_listeners
            """)
        .bind("id", instance)
        .bind("name", nameOf())
        .bind("idle", (int) containers().stream().filter(one -> !one.isRunning()).count())
        .then()
        .doOnSuccess(_ -> announced = true);
  }

  private static String nameOf() {
    var host = requireNonNullElse(System.getenv("HOSTNAME"), "local");
    return "%s (%d)".formatted(host, ProcessHandle.current().pid());
  }

  @Override
  public void destroy() {
    if (announced) {
      var gone = database.sql("delete from service_instance where id = :id").bind("id", instance);
      quietly(gone.then(), LIMIT);
    }
  }

  /** When the database is away, the measures say so. */
  private static void quietly(Mono<?> work, Duration limit) {
    try {
      work.block(limit);
    } catch (DataAccessException | IllegalStateException e) {
      LOG.debug("The database did not answer: {}", e.getMessage());
    }
  }
}
