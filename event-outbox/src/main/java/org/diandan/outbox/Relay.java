package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Sends what the outbox holds, in the order of its rows, while it holds the lock of its schema.
 *
 * <p>Of all instances of a service one relay sends; the others wait for the lock. Whatever breaks,
 * rows stay unsent until the broker has confirmed them, so that an event may be sent twice but
 * never lost, and never after its successor.
 */
final class Relay implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Pauses without an answer of the broker before its topics are checked. */
  private static final int PATIENCE = 5;

  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final OutboxProperties properties;
  private final Supplier<Mono<PostgresqlConnection>> connections;
  private final Broker broker;
  private volatile @Nullable Run current;

  Relay(
      OutboxProperties properties,
      Supplier<Mono<PostgresqlConnection>> connections,
      Broker broker,
      MeterRegistry meters) {
    this.properties = properties;
    this.connections = connections;
    this.broker = broker;
    Gauge.builder("diandan.outbox.depth", this, relay -> relay.backlog().depth())
        .description("Events not yet confirmed by the broker; unknown where the relay waits")
        .register(meters);
    Gauge.builder("diandan.outbox.oldest.age", this, relay -> relay.backlog().ageSeconds())
        .description("Age of the oldest event not yet confirmed by the broker")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("diandan.inbox.waiting", this, relay -> relay.backlog().parked())
        .description("Events that wait for an earlier one of the same subject")
        .register(meters);
  }

  private OutboxRows.Backlog backlog() {
    var run = current;
    return run == null ? OutboxRows.Backlog.UNKNOWN : run.backlog;
  }

  @Override
  public synchronized void start() {
    if (current == null) {
      var run = new Run();
      run.thread = Thread.ofPlatform().name("relay-" + properties.schema()).start(run);
      current = run;
    }
  }

  @Override
  public synchronized void stop() {
    var run = current;
    if (run != null) {
      run.end();
      current = null;
    }
  }

  @Override
  public boolean isRunning() {
    return current != null;
  }

  /** What the relay needs of Kafka. */
  interface Broker {

    /** The one producer of a run. */
    Producer<String, CloudEvent> producer();

    /** Creates what is missing; throws when the broker does not answer. */
    void createTopics() throws InterruptedException, ExecutionException, TimeoutException;
  }

  /** The relay from one start to the next stop. */
  private final class Run implements Runnable {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile OutboxRows.Backlog backlog = OutboxRows.Backlog.UNKNOWN;
    private @Nullable Thread thread;
    private @Nullable Producer<String, CloudEvent> producer;
    private String lastTrouble = "";

    void end() {
      stopped.countDown();
      var running = thread;
      if (running == null) {
        return;
      }
      try {
        if (!running.join(GOODBYE)) {
          running.interrupt();
          running.join(GOODBYE);
        }
      } catch (InterruptedException e) {
        running.interrupt();
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void run() {
      try {
        while (!ended(Duration.ZERO)) {
          round();
          if (ended(PAUSE)) {
            break;
          }
        }
      } catch (InterruptedException e) {
        LOG.info("The relay of {} was interrupted.", properties.schema());
      } finally {
        if (producer != null) {
          producer.close(Duration.ZERO);
        }
      }
    }

    private void round() throws InterruptedException {
      try (var rows = new OutboxRows(OutboxRows.await(connections.get()), properties)) {
        if (lock(rows)) {
          relay(rows);
        }
      } catch (RuntimeException | ExecutionException | TimeoutException e) {
        // Whatever it was, the rows are still there: begin again with a new connection.
        tell(e);
      } finally {
        backlog = OutboxRows.Backlog.UNKNOWN;
      }
    }

    /** An outage is told once, not every second. */
    private void tell(Exception trouble) {
      var told = trouble.toString();
      if (stopped.getCount() > 0 && !told.equals(lastTrouble)) {
        LOG.warn("The relay of {} begins again: {}", properties.schema(), told);
      }
      lastTrouble = told;
    }

    private boolean lock(OutboxRows rows) throws InterruptedException {
      while (!rows.lock()) {
        if (ended(PAUSE)) {
          return false;
        }
      }
      LOG.info("The relay of {} holds the lock.", properties.schema());
      lastTrouble = "";
      return true;
    }

    private void relay(OutboxRows rows)
        throws InterruptedException, ExecutionException, TimeoutException {
      backlog = rows.backlog();
      broker.createTopics();
      rows.listen();
      // Asked for before the rows are read, so that nothing written meanwhile goes unnoticed.
      var wakeUp = rows.nextSignal();
      while (!ended(Duration.ZERO)) {
        if (wakeUp.isDone()) {
          wakeUp.get();
          wakeUp = rows.nextSignal();
        }
        if (drain(rows) < OutboxRows.BATCH) {
          rows.sweep();
          pause(wakeUp);
        }
      }
    }

    private void pause(CompletableFuture<@Nullable Notification> wakeUp)
        throws InterruptedException, ExecutionException {
      try {
        wakeUp.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException nothingHappened) {
        // Look anyway: events to be sent again come without a signal.
      }
    }

    private int drain(OutboxRows rows)
        throws InterruptedException, ExecutionException, TimeoutException {
      backlog = rows.backlog();
      var unsent = rows.unsent();
      var sent = new ArrayList<Sending>();
      for (var row : unsent) {
        var ack = producer().send(EventFormat.record(row, properties.source()));
        sent.add(new Sending(row.id(), ack));
        if (ack.state() == Future.State.FAILED) {
          // The producer refused it: nothing may overtake it.
          break;
        }
      }
      return confirm(rows, sent);
    }

    private int confirm(OutboxRows rows, List<Sending> sent)
        throws InterruptedException, ExecutionException, TimeoutException {
      var confirmed = new ArrayList<Long>();
      try {
        for (var sending : sent) {
          awaitAck(rows, sending.ack());
          confirmed.add(sending.id());
        }
      } finally {
        if (!confirmed.isEmpty()) {
          rows.markSent(confirmed);
        }
      }
      return confirmed.size();
    }

    private void awaitAck(OutboxRows rows, Future<?> ack)
        throws InterruptedException, ExecutionException, TimeoutException {
      for (int waited = 1; !ack.isDone(); waited++) {
        try {
          ack.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (ended(Duration.ZERO)) {
            throw e;
          }
          backlog = rows.backlog();
          if (waited % PATIENCE == 0) {
            restoreTopics();
          }
        }
      }
      ack.get();
    }

    /**
     * A broker that lost its disk lost its topics, and the producer would wait for them for ever.
     */
    private void restoreTopics() throws InterruptedException {
      try {
        broker.createTopics();
      } catch (ExecutionException | TimeoutException | KafkaException e) {
        // The broker is away: the events wait for it.
        tell(e);
      }
    }

    private Producer<String, CloudEvent> producer() {
      var existing = producer;
      if (existing == null) {
        existing = broker.producer();
        producer = existing;
      }
      return existing;
    }

    private boolean ended(Duration wait) throws InterruptedException {
      return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private record Sending(long id, Future<?> ack) {}
}
