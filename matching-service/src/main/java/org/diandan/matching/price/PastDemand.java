package org.diandan.matching.price;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.OpenNeed.Past;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.price.Demand.Wish;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the cases of a dispatch area what waits now and what came on past days. */
@Repository
class PastDemand {

  private static final Logger LOG = LoggerFactory.getLogger(PastDemand.class);
  private static final Duration A_WEEK = Duration.ofDays(7);

  private static final String WISH =
      """
      select cast(jsonb_build_object(
        'week', c.week,
        'area', c.area,
        'place', case when c.longitude is not null then
          jsonb_build_object('longitude', c.longitude, 'latitude', c.latitude) end,
        'wished', case when c.wished_from is not null then
          jsonb_build_object('from', c.wished_from, 'until', c.wished_until) end,
        'need', jsonb_build_object(
          'item', c.item, 'urgency', c.urgency, 'skills', c.skills, 'flags', c.flags),
        'began', c.round_began_at,
        'asked', c.asked) as text) as wish
      """;

  private static final String WAITING =
      WISH
          + """
          from (
            select known.*, 0 as week, array(
              select o.team_id
              from matching.offer o
              where o.request_id = known.request_id
                and o.round = known.round
                and o.state <> 'WITHDRAWN') as asked
            from matching.dispatch_case known
            where known.dispatch_area = :area
              and known.state in ('SEARCHING', 'PLANNED')
            order by known.round_began_at
            limit :limit) c
          """;

  private static final String CAME =
      WISH
          + """
          from unnest(
            cast(cast(:from as text[]) as timestamptz[]),
            cast(cast(:until as text[]) as timestamptz[])) with ordinality as d(begins, ends, week)
          cross join lateral (
            select known.*, d.week, cast('{}' as uuid[]) as asked
            from matching.dispatch_case known
            where known.dispatch_area = :area
              and known.round_began_at >= d.begins
              and known.round_began_at < d.ends
            order by known.round_began_at
            limit :limit) c
          """;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final PriceProperties settings;
  private final ZoneId zone;

  PastDemand(DatabaseClient database, JsonMapper json, PriceProperties settings, ZoneId zone) {
    this.database = database;
    this.json = json;
    this.settings = settings;
    this.zone = zone;
  }

  /** Which past hours of an area tell what is still to come today. */
  Mono<SampledDays> days(AreaCode dispatchArea) {
    return database
        .sql(
            """
            select now() as now,
              coalesce((
                select min(c.round_began_at)
                from matching.dispatch_case c
                where c.dispatch_area = :area), now()) as since,
              (
                select cast(extract(epoch from avg(a.checked_out_at - a.accepted_at))
                  as double precision)
                from matching.assignment a
                join matching.team t on t.id = a.team_id
                where t.dispatch_area = :area
                  and a.state = 'DELIVERED'
                  and a.accepted_at > now() - interval '28 days') as task_seconds
            """)
        .bind("area", dispatchArea.value())
        .map(
            row ->
                new SampledDays(
                    requireNonNull(row.get("now", Instant.class)),
                    zone,
                    requireNonNull(row.get("since", Instant.class)),
                    settings.days(),
                    span(row.get("task_seconds", Double.class))))
        .one();
  }

  /**
   * What waits now, and what came in the past hours; of each as many as the settings say, the
   * earliest. A case that cannot be read is left out.
   */
  Mono<Demand> of(AreaCode dispatchArea, SampledDays days) {
    var hours = days.listHours();
    var came =
        database
            .sql(CAME)
            .bind("from", texts(hours, TimeWindow::from))
            .bind("until", texts(hours, TimeWindow::until));
    return Mono.zip(
        read(database.sql(WAITING), dispatchArea),
        read(came, dispatchArea),
        (waiting, past) -> demand(waiting, past, days));
  }

  private Mono<List<Row>> read(GenericExecuteSpec query, AreaCode dispatchArea) {
    return query
        .bind("area", dispatchArea.value())
        .bind("limit", settings.needsADay())
        .mapValue(String.class)
        .all()
        .concatMap(this::readable)
        .collectList();
  }

  private Mono<Row> readable(String document) {
    return Mono.fromSupplier(() -> json.readValue(document, Row.class))
        .onErrorResume(
            JacksonException.class,
            unreadable -> {
              LOG.error("A past case cannot be read and is left out", unreadable);
              return Mono.empty();
            });
  }

  private static Demand demand(List<Row> waiting, List<Row> past, SampledDays days) {
    var byWeek = past.stream().filter(Row::isAskedByItself).collect(groupingBy(Row::week));
    var came =
        IntStream.rangeClosed(1, days.listHours().size())
            .mapToObj(week -> byWeek.getOrDefault(week, List.of()))
            .map(day -> day.stream().map(Row::again).toList())
            .toList();
    var now =
        waiting.stream().filter(Row::isAskedByItself).map(row -> row.still(days.now())).toList();
    return new Demand(now, came);
  }

  private static @Nullable Duration span(@Nullable Double seconds) {
    return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private static String[] texts(List<TimeWindow> spans, Function<TimeWindow, Instant> side) {
    return spans.stream().map(span -> side.apply(span).toString()).toArray(String[]::new);
  }

  /**
   * A case, now or of a past day.
   *
   * @param week how many weeks ago it came; 0 for one that waits now
   * @param place null when only the area is known
   * @param wished null when any time would do
   */
  private record Row(
      int week,
      AreaCode area,
      @Nullable Place place,
      @Nullable TimeWindow wished,
      Need need,
      Instant began,
      Set<UUID> asked) {

    /** "Something else" is for people to place, emergencies apart. */
    boolean isAskedByItself() {
      return !need.item().isSomethingElse() || need.urgency() == Urgency.U1;
    }

    /** The need as if it came today. */
    Wish again() {
      return new Wish(new OpenNeed(area, place, shifted(), need), Set.of());
    }

    Wish still(Instant now) {
      var past = new Past(Duration.between(began, now), 0, Set.of(), Set.of());
      return new Wish(new OpenNeed(area, place, wished, need, past), asked);
    }

    private @Nullable TimeWindow shifted() {
      var since = A_WEEK.multipliedBy(week);
      return wished == null
          ? null
          : new TimeWindow(wished.from().plus(since), wished.until().plus(since));
    }
  }
}
