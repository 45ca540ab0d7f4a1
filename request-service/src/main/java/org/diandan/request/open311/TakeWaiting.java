package org.diandan.request.open311;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.UUID;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.Submission;
import org.diandan.request.intake.SubmitRequest;
import org.diandan.request.privacy.FieldCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the posts of batch services, oldest first, and gives their tokens an id. The id of the post
 * names the call to the intake, so whoever is stopped in between or works beside another instance
 * takes nothing twice.
 */
@Component
class TakeWaiting {

  private static final Logger LOG = LoggerFactory.getLogger(TakeWaiting.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int AT_ONCE = 100;

  private final DatabaseClient database;
  private final SubmitRequest submitting;
  private final FieldCipher cipher;
  private final JsonMapper json;

  TakeWaiting(
      DatabaseClient database, SubmitRequest submitting, FieldCipher cipher, JsonMapper json) {
    this.database = database;
    this.submitting = submitting;
    this.cipher = cipher;
    this.json = json;
  }

  private record Waiting(UUID id, String sealed) {}

  @Scheduled(
      fixedDelayString = "${diandan.open311.batch-every:5s}",
      initialDelayString = "${diandan.open311.batch-every:5s}")
  void sweep() {
    try {
      database
          .sql(
              """
              select id, waiting_sealed
              from open311_request
              where waiting_sealed is not null
              order by posted_at
              limit :most
              """)
          .bind("most", AT_ONCE)
          .map(
              row ->
                  new Waiting(
                      requireNonNull(row.get("id", UUID.class)),
                      requireNonNull(row.get("waiting_sealed", String.class))))
          .all()
          .concatMap(this::take)
          .then()
          .block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; the rows wait for the next round.
      LOG.warn("Batches were not taken: {}", e.getMessage());
    }
  }

  private Mono<Long> take(Waiting waiting) {
    var order = json.readValue(cipher.decrypt(waiting.sealed()), OrderAnswers.class);
    return submitting
        .take(order, Origin.open311("waiting:" + waiting.id(), "zh-CN"))
        .flatMap(
            submission ->
                switch (submission) {
                  case Submission.Taken taken -> taken(waiting, taken.receipt().id());
                  // It was right when it came; its wish may be over by now.
                  case Submission.Faulty _, Submission.KeyReused _ -> refused(waiting);
                  case Submission.InFlight _ -> Mono.just(0L);
                });
  }

  private Mono<Long> taken(Waiting waiting, UUID request) {
    return database
        .sql(
            """
            update open311_request
            set request_id = :request, waiting_sealed = null
            where id = :id and request_id is null
            """)
        .bind("id", waiting.id())
        .bind("request", request)
        .fetch()
        .rowsUpdated();
  }

  private Mono<Long> refused(Waiting waiting) {
    LOG.warn("The batch post {} can no longer be taken.", waiting.id());
    return database
        .sql(
            """
            update open311_request
            set refused_at = clock_timestamp(), waiting_sealed = null
            where id = :id
            """)
        .bind("id", waiting.id())
        .fetch()
        .rowsUpdated();
  }
}
