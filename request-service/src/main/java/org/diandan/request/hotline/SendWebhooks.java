package org.diandan.request.hotline;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.hotline.WebhookRows.Attempt;
import org.diandan.request.hotline.WebhookRows.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells endpoints what is in the feed of their key, signed as Standard Webhooks prescribe.
 *
 * <p>Rounds begin at a fixed rate and may overlap: an endpoint that answers slowly holds up only
 * itself.
 */
@Component
final class SendWebhooks {

  private static final Logger LOG = LoggerFactory.getLogger(SendWebhooks.class);
  private static final int AT_ONCE = 16;
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(10);
  private static final double JITTER = 0.2;

  private final EventFeed feed;
  private final WebhookRows rows;
  private final WebhookTargets targets;
  private final Reporting reporting;

  SendWebhooks(EventFeed feed, WebhookRows rows, WebhookTargets targets, Reporting reporting) {
    this.feed = feed;
    this.rows = rows;
    this.targets = targets;
    this.reporting = reporting;
  }

  /** How a webhook is put into words, and where notices go. */
  @Component
  record Reporting(JsonMapper json, Clock clock, AuditLog audit) {

    Mono<Void> disabled(Claim claim) {
      LOG.warn("The webhook endpoint {} is disabled: nothing gets through.", claim.endpoint());
      return audit.record(
          new AuditEntry(null, "webhook-disabled", claim.endpoint().toString(), "failing", ""));
    }
  }

  /** The body of a webhook. */
  record Payload(String type, java.time.Instant timestamp, FeedEvent data) {

    static Payload of(FeedEvent event) {
      return new Payload("order.progress", event.at(), event);
    }
  }

  /** Sends whatever is due, until nothing is left that this instance may take. */
  @Scheduled(fixedRateString = "${diandan.hotline.send-every:1s}")
  Mono<Void> send() {
    return feed.numberAll()
        .then(Mono.defer(this::some))
        .repeat()
        .takeUntil(sent -> sent == 0)
        .then()
        // Whatever waits is still there for the next round.
        .onErrorResume(
            DataAccessException.class,
            e -> Mono.fromRunnable(() -> LOG.warn("Webhooks wait: {}", e.getMessage())));
  }

  private Mono<Long> some() {
    return rows.claim(AT_ONCE)
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .flatMap(this::deliver, AT_ONCE)
        .count();
  }

  private Mono<Claim> deliver(Claim claim) {
    return attempt(claim)
        .flatMap(
            attempt ->
                attempt.isSuccess()
                    ? rows.delivered(claim, attempt)
                    : rows.failed(claim, attempt, jitter())
                        .flatMap(
                            disabled -> disabled ? reporting.disabled(claim) : Mono.<Void>empty()))
        .thenReturn(claim);
  }

  private Mono<Attempt> attempt(Claim claim) {
    if (targets.refusal(claim.url()).isPresent()) {
      return Mono.just(new Attempt(null, "address-not-allowed"));
    }
    var id = "evt_" + claim.event().id();
    var timestamp = Long.toString(reporting.clock().instant().getEpochSecond());
    var body = reporting.json().writeValueAsString(Payload.of(claim.event()));
    return targets
        .client()
        .post()
        .uri(java.net.URI.create(claim.url()))
        .contentType(MediaType.APPLICATION_JSON)
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header(
            "webhook-signature",
            WebhookSignature.of(id + "." + timestamp + "." + body, claim.secrets()))
        .bodyValue(body)
        .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode().value()))
        .map(status -> new Attempt(status, null))
        .timeout(ATTEMPT_LIMIT)
        // No answer is an outcome of its own; it is remembered and tried again.
        .onErrorResume(TimeoutException.class, e -> Mono.just(new Attempt(null, "timeout")))
        .onErrorResume(
            WebClientRequestException.class, e -> Mono.just(new Attempt(null, problemOf(e))));
  }

  private static String problemOf(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .limit(10)
        .map(SendWebhooks::known)
        .filter(problem -> !problem.isEmpty())
        .findFirst()
        .orElse("no-connection");
  }

  private static String known(Throwable error) {
    return switch (error) {
      case FilteredHostException _ -> "address-not-allowed";
      case UnknownHostException _ -> "unknown-host";
      case SSLException _ -> "tls";
      case io.netty.handler.timeout.TimeoutException _ -> "timeout";
      case io.netty.channel.ConnectTimeoutException _ -> "timeout";
      default -> "";
    };
  }

  private static double jitter() {
    return 1 - JITTER + ThreadLocalRandom.current().nextDouble() * 2 * JITTER;
  }
}
