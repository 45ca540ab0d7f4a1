package org.diandan.request.open311;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.open311.PublicRequest.Standing;
import org.diandan.request.open311.RequestFilter.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that may be seen by everybody: those for public items, and those posted by Open311
 * unless their service is private.
 */
@Component
public final class PublicRequests {

  private static final TypeReference<Map<String, List<String>>> ANSWERS = new TypeReference<>() {};

  private static final String SELECT =
      """
      select p.id, p.jurisdiction, p.service_code, p.item_code, p.area_code, p.channel, p.state,
        p.team_name, p.requested_at, p.updated_at, p.expected_at, p.closed_at, p.closure_reason,
        p.description,
        p.address, p.longitude, p.latitude, p.media_urls, p.attributes,
        (select string_agg(a.name, ' › ' order by length(a.code))
         from area a
         where a.code in (left(p.area_code, 6), left(p.area_code, 9), p.area_code)) as path
      from open311_public p
      where
      """;

  /** Who may be seen in a jurisdiction; {@code p} is the view, values are those of visibility. */
  static final String VISIBLE =
      """
        p.test = :test
        and not p.hidden
        and p.area_code like :inside || '%'
        and (p.jurisdiction = :jurisdiction and (:anyCode or p.service_code = any(:codes))
          or p.jurisdiction is distinct from :jurisdiction and p.item_code = any(:items))
      """;

  private static final String IN_CIRCLE =
      """
        and 2 * 6371000 * asin(sqrt(least(1,
          power(sin(radians(p.latitude - :centreLatitude) / 2), 2)
          + cos(radians(:centreLatitude)) * cos(radians(p.latitude))
            * power(sin(radians(p.longitude - :centreLongitude) / 2), 2)))) <= :metres
      """;

  private final DatabaseClient database;
  private final OfferedServices services;
  private final JsonMapper json;

  PublicRequests(DatabaseClient database, OfferedServices services, JsonMapper json) {
    this.database = database;
    this.services = services;
    this.json = json;
  }

  /** Those that pass the filter, the newest first. */
  public Flux<PublicRequest> list(RequestFilter filter) {
    var sql = new StringBuilder(SELECT).append(VISIBLE);
    var values = visibility(filter.jurisdiction(), filter.test(), filter.codes());
    if (filter.ids() != null) {
      sql.append("  and p.id = any(:ids)\n");
      values.put("ids", filter.ids().toArray(UUID[]::new));
    } else {
      addConditions(filter, sql, values);
    }
    sql.append("order by p.requested_at desc, p.id\nlimit :most offset :skipped");
    values.put("most", filter.page().size());
    values.put("skipped", filter.page().offset());
    return database.sql(sql.toString()).bindValues(values).map(this::requestOf).all();
  }

  /** The service under which a jurisdiction knows a request; its code alone when it dropped it. */
  public Service serviceOf(PublicRequest request, Jurisdiction jurisdiction, Locale locale) {
    var all = services.of(jurisdiction, locale);
    var posted = jurisdiction.id().equals(request.jurisdiction()) ? request.serviceCode() : null;
    return all.stream()
        .filter(
            service ->
                posted == null
                    ? service.item().equals(request.item())
                    : service.code().equals(posted))
        .findFirst()
        .orElseGet(() -> dropped(posted == null ? request.item().value() : posted, request));
  }

  /** Whether a request may be seen in a jurisdiction. */
  Mono<PublicRequest> find(Jurisdiction jurisdiction, boolean test, UUID id) {
    return list(RequestFilter.ofIds(jurisdiction, test, List.of(id))).next();
  }

  private static Service dropped(String code, PublicRequest request) {
    return new Service(
        code, code, "", Service.Kind.REALTIME, List.of(), List.of(), request.item(), List.of());
  }

  /** Values for {@link #VISIBLE}. */
  Map<String, Object> visibility(
      Jurisdiction jurisdiction, boolean test, @Nullable List<String> codes) {
    var wanted =
        services.of(jurisdiction, Locale.SIMPLIFIED_CHINESE).stream()
            .filter(service -> codes == null || codes.contains(service.code()))
            .filter(service -> !service.isPrivate())
            .toList();
    var values = new HashMap<String, Object>();
    values.put("test", test);
    values.put("anyCode", codes == null);
    values.put("inside", jurisdiction.area().value());
    values.put("jurisdiction", jurisdiction.id());
    values.put("codes", wanted.stream().map(Service::code).toArray(String[]::new));
    values.put(
        "items",
        wanted.stream()
            .map(Service::item)
            .filter(services::isPublic)
            .map(ServiceItemCode::value)
            .distinct()
            .toArray(String[]::new));
    return values;
  }

  private static void addConditions(
      RequestFilter filter, StringBuilder sql, Map<String, Object> values) {
    if (filter.closed() != null) {
      sql.append(
          filter.closed() ? "  and p.closed_at is not null\n" : "  and p.closed_at is null\n");
    }
    addWindow("requested", filter.requested(), sql, values);
    addWindow("updated", filter.updated(), sql, values);
    var box = filter.box();
    if (box != null) {
      sql.append("  and p.longitude between :west and :east\n");
      sql.append("  and p.latitude between :south and :north\n");
      values.put("west", box.west());
      values.put("east", box.east());
      values.put("south", box.south());
      values.put("north", box.north());
    }
    var circle = filter.circle();
    if (circle != null) {
      sql.append(IN_CIRCLE);
      values.put("centreLongitude", circle.longitude());
      values.put("centreLatitude", circle.latitude());
      values.put("metres", circle.metres());
    }
  }

  private static void addWindow(
      String column, Window window, StringBuilder sql, Map<String, Object> values) {
    if (window.from() != null) {
      sql.append("  and p.%1$s_at >= :%1$sFrom\n".formatted(column));
      values.put(column + "From", utc(window.from()));
    }
    if (window.until() != null) {
      sql.append("  and p.%1$s_at <= :%1$sUntil\n".formatted(column));
      values.put(column + "Until", utc(window.until()));
    }
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private PublicRequest requestOf(Readable row) {
    var longitude = row.get("longitude", Double.class);
    var latitude = row.get("latitude", Double.class);
    var media = row.get("media_urls", String[].class);
    var answers = row.get("attributes", String.class);
    var address = row.get("address", String.class);
    return new PublicRequest(
        requireNonNull(row.get("id", UUID.class)),
        row.get("jurisdiction", String.class),
        row.get("service_code", String.class),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        standingOf(row),
        row.get("description", String.class),
        address != null ? address : requireNonNull(row.get("path", String.class)),
        requireNonNull(row.get("area_code", String.class)),
        longitude == null || latitude == null ? null : new Posted.Point(longitude, latitude),
        media == null ? List.of() : List.of(media),
        answers == null ? Map.of() : json.readValue(answers, ANSWERS));
  }

  private static Standing standingOf(Readable row) {
    return new Standing(
        requireNonNull(row.get("state", String.class)),
        requireNonNull(row.get("channel", String.class)),
        row.get("team_name", String.class),
        requireNonNull(moment(row, "requested_at")),
        requireNonNull(moment(row, "updated_at")),
        moment(row, "expected_at"),
        moment(row, "closed_at"),
        row.get("closure_reason", String.class));
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
