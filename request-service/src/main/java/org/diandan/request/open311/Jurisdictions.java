package org.diandan.request.open311;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.Areas;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The jurisdictions: every city by its code, the named ones, and any narrower area by its code. */
@Component
public final class Jurisdictions {

  private static final TypeReference<List<Service>> SERVICES = new TypeReference<>() {};

  private static final String SELECT =
      "select id, name, area_code, services from open311_jurisdiction ";

  private static final String CITIES =
      """
      select code as id, name, code as area_code, null::text as services
      from area
      where level = 'city'
      """;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Areas areas;
  private final AuditLog audit;

  Jurisdictions(DatabaseClient database, JsonMapper json, Areas areas, AuditLog audit) {
    this.database = database;
    this.json = json;
    this.areas = areas;
    this.audit = audit;
  }

  /**
   * The jurisdiction a program means.
   *
   * @param id null when it names none, which is enough where only one is served
   * @return an error with status 400 when several are served, 404 when the id is unknown
   */
  public Mono<Jurisdiction> asked(@Nullable String id) {
    return id == null ? onlyOne() : find(id).flatMap(Jurisdictions::known);
  }

  /** The jurisdiction with this id or area code; empty when there is none. */
  public Mono<Optional<Jurisdiction>> find(String id) {
    return database
        .sql(SELECT + "where id = :id")
        .bind("id", id)
        .map(this::jurisdictionOf)
        .one()
        .switchIfEmpty(Mono.defer(() -> area(id)))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  /** Those with a readable id, by id. */
  public Flux<Jurisdiction> listNamed() {
    return database.sql(SELECT + "order by id").map(this::jurisdictionOf).all();
  }

  /** Keeps a jurisdiction with its list in place of what it had, with an audit entry. */
  public Mono<Void> save(Jurisdiction jurisdiction, UUID administrator) {
    var own = jurisdiction.own();
    var statement =
        database
            .sql(
                """
                insert into open311_jurisdiction (id, name, area_code, services, changed_by)
                values (:id, :name, :area, :services, :by)
                on conflict on constraint open311_jurisdiction_pk do update set
                  name = excluded.name, area_code = excluded.area_code,
                  services = excluded.services, changed_by = excluded.changed_by,
                  changed_at = clock_timestamp()
                """)
            .bind("id", jurisdiction.id())
            .bind("name", jurisdiction.name())
            .bind("area", jurisdiction.area().value())
            .bind("by", administrator);
    var bound =
        own == null
            ? statement.bindNull("services", String.class)
            : statement.bind("services", json.writeValueAsString(own));
    var entry = new AuditEntry(administrator, "service-list-imported", jurisdiction.id(), "", "");
    return find(jurisdiction.id())
        .map(known -> known.map(before -> "services=" + size(before.own())).orElse(""))
        .flatMap(
            before ->
                audit.record(
                    entry.changing(jurisdiction.area().value(), before, "services=" + size(own))))
        .then(bound.fetch().rowsUpdated())
        .then();
  }

  private static String size(@Nullable List<Service> own) {
    return own == null ? "catalogue" : String.valueOf(own.size());
  }

  private Mono<Jurisdiction> onlyOne() {
    return database
        .sql(SELECT + "union all " + CITIES + "limit 2")
        .map(this::jurisdictionOf)
        .all()
        .collectList()
        .map(Jurisdictions::only);
  }

  private static Jurisdiction only(List<Jurisdiction> served) {
    if (served.size() != 1) {
      throw new InvalidInput(
          List.of(new FieldError("jurisdiction_id", "open311.jurisdiction.missing")));
    }
    return served.getFirst();
  }

  private static Mono<Jurisdiction> known(Optional<Jurisdiction> found) {
    return Mono.justOrEmpty(found)
        .switchIfEmpty(
            Mono.error(
                () ->
                    new Refusal(
                        HttpStatus.NOT_FOUND,
                        "jurisdiction-unknown",
                        "open311.jurisdiction.unknown")));
  }

  private Mono<Jurisdiction> area(String code) {
    return areas
        .find(code)
        .flatMap(Mono::justOrEmpty)
        .map(area -> new Jurisdiction(code, area.name(), area.code(), null));
  }

  private Jurisdiction jurisdictionOf(Readable row) {
    var services = row.get("services", String.class);
    return new Jurisdiction(
        requireNonNull(row.get("id", String.class)),
        requireNonNull(row.get("name", String.class)),
        new AreaCode(requireNonNull(row.get("area_code", String.class))),
        services == null ? null : json.readValue(services, SERVICES));
  }
}
