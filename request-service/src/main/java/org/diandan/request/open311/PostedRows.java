package org.diandan.request.open311;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.area.Area;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.Receipt;
import org.diandan.request.open311.Service.Kind;
import org.diandan.request.open311.TakePosted.Call;
import org.diandan.request.open311.TakePosted.Outcome;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What was posted, kept for reading; a call with a key is kept once. */
@Component
final class PostedRows {

  private final DatabaseClient database;
  private final JsonMapper json;
  private final FieldCipher cipher;
  private final KeyedHash hash;

  PostedRows(DatabaseClient database, JsonMapper json, FieldCipher cipher, KeyedHash hash) {
    this.database = database;
    this.json = json;
    this.cipher = cipher;
    this.hash = hash;
  }

  /**
   * One row before it is written.
   *
   * @param receipt of the request behind it; null for a test and for a batch that waits
   * @param waiting the order of a batch; null for all others
   */
  record Row(
      UUID id,
      Posted posted,
      Call call,
      Area area,
      Map<String, List<String>> answers,
      @Nullable Receipt receipt,
      @Nullable OrderAnswers waiting) {

    static Row of(Posted posted, Call call, Area area, CheckAnswers answers) {
      return new Row(UUID.randomUUID(), posted, call, area, answers.right(), null, null);
    }

    Row takenAs(Receipt taken) {
      return new Row(id, posted, call, area, answers, taken, null);
    }

    Row waitingFor(OrderAnswers order) {
      return new Row(id, posted, call, area, answers, null, order);
    }

    /** Names the call for the intake, whose memory is shared by all applications. */
    @Nullable String keyInLedger() {
      return call.key() == null ? null : call.application().id() + ":" + call.key();
    }
  }

  String fingerprint(Posted posted, Call call) {
    return hash.of(
        call.jurisdiction().id()
            + "\n"
            + call.service().code()
            + "\n"
            + json.writeValueAsString(new java.util.TreeMap<>(posted.answers()))
            + json.writeValueAsString(withoutAnswers(posted)));
  }

  /** What this key stands for already; empty when it is new or there is none. */
  Mono<Outcome> recall(Call call, String fingerprint) {
    return call.key() == null ? Mono.empty() : find(call, fingerprint);
  }

  /** Writes it, or finds what the same call wrote a moment ago. */
  Mono<Outcome> save(Row row) {
    var fingerprint = fingerprint(row.posted(), row.call());
    var written = row.receipt() == null ? row.id() : row.receipt().id();
    return bound(row, fingerprint)
        .fetch()
        .rowsUpdated()
        .flatMap(
            rows ->
                rows > 0
                    ? Mono.just(taken(row, written))
                    : recall(row.call(), fingerprint)
                        .switchIfEmpty(Mono.just(taken(row, written))));
  }

  private Mono<Outcome> find(Call call, String fingerprint) {
    return database
        .sql(
            """
            select o.id, o.kind, o.request_id, o.fingerprint, r.order_number
            from open311_request o
            left join request r on r.id = o.request_id
            where o.application_id = :application and o.call_key = :key
            """)
        .bind("application", call.application().id())
        .bind("key", requireNonNull(call.key()))
        .map(row -> outcome(row, fingerprint))
        .one();
  }

  private static Outcome taken(Row row, UUID id) {
    return new Outcome.Taken(
        row.call().service().kind(),
        id,
        row.receipt() == null ? null : row.receipt().orderNumber(),
        false);
  }

  private static Outcome outcome(Readable row, String fingerprint) {
    if (!fingerprint.equals(row.get("fingerprint", String.class))) {
      return new Outcome.KeyReused();
    }
    var kind = Kind.valueOf(requireNonNull(row.get("kind", String.class)));
    var request = row.get("request_id", UUID.class);
    var own = requireNonNull(row.get("id", UUID.class));
    return new Outcome.Taken(
        kind,
        kind == Kind.BATCH || request == null ? own : request,
        kind == Kind.BATCH ? null : row.get("order_number", String.class),
        true);
  }

  private GenericExecuteSpec bound(Row row, String fingerprint) {
    var call = row.call();
    var statement =
        database
            .sql(
                """
                insert into open311_request (
                  id, application_id, call_key, fingerprint, test, kind, jurisdiction,
                  service_code, item_code, area_code, request_id, waiting_sealed,
                  contact_sealed, description, address, longitude, latitude, media_urls,
                  attributes, hidden)
                values (
                  :id, :application, :key, :fingerprint, :test, :kind, :jurisdiction,
                  :service, :item, :area, :request, :waiting,
                  :contact, :description, :address, :longitude, :latitude, :media,
                  :attributes, :hidden)
                on conflict do nothing
                """)
            .bind("id", row.id())
            .bind("application", call.application().id())
            .bind("fingerprint", fingerprint)
            .bind("test", call.application().test())
            .bind("kind", call.service().kind().name())
            .bind("jurisdiction", call.jurisdiction().id())
            .bind("service", call.service().code())
            .bind("item", call.service().item().value())
            .bind("area", row.area().code().value())
            .bind("media", row.posted().mediaUrls().toArray(String[]::new))
            .bind("attributes", json.writeValueAsString(row.answers()))
            .bind("hidden", call.service().isPrivate());
    return withOptional(statement, row);
  }

  private GenericExecuteSpec withOptional(GenericExecuteSpec statement, Row row) {
    var posted = row.posted();
    var point = posted.point();
    var receipt = row.receipt();
    var bound = orNull(statement, "key", row.call().key(), String.class);
    bound = orNull(bound, "request", receipt == null ? null : receipt.id(), UUID.class);
    bound = orNull(bound, "waiting", sealed(row.waiting()), String.class);
    bound = orNull(bound, "contact", contact(posted), String.class);
    bound = orNull(bound, "description", blankAsNull(posted.description()), String.class);
    bound = orNull(bound, "address", blankAsNull(posted.address()), String.class);
    bound = orNull(bound, "longitude", point == null ? null : point.longitude(), Double.class);
    return orNull(bound, "latitude", point == null ? null : point.latitude(), Double.class);
  }

  private @Nullable String contact(Posted posted) {
    return posted.reporter().isUnknown() ? null : sealed(posted.reporter());
  }

  private @Nullable String sealed(@Nullable Object value) {
    return value == null ? null : cipher.encrypt(json.writeValueAsString(value));
  }

  private static Posted withoutAnswers(Posted posted) {
    return new Posted(
        posted.point(),
        posted.address(),
        posted.addressId(),
        posted.description(),
        posted.mediaUrls(),
        Map.of(),
        posted.reporter());
  }

  private static @Nullable String blankAsNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static GenericExecuteSpec orNull(
      GenericExecuteSpec statement, String name, @Nullable Object value, Class<?> type) {
    return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
  }
}
