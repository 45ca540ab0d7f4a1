package org.diandan.request.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.diandan.request.RunningService;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.ListCases;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How long the figures of a dashboard take over a long history: {@code benchmarks/run figures}. A
 * page is nine reads, as many at once as a browser waits for.
 */
class FigureSpeedDrill {

  private static final int CASES = Integer.getInteger("diandan.figures.cases", 1_000_000);
  private static final int PAGES = Integer.getInteger("diandan.figures.pages", 100);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Set<Figure> HEAD =
      EnumSet.of(
          Figure.CREATED,
          Figure.RESOLUTION,
          Figure.COVERAGE,
          Figure.CLAIMED,
          Figure.ON_TIME,
          Figure.SATISFACTION,
          Figure.REOPENED,
          Figure.FIRST_RESPONSE,
          Figure.HANDLING);
  private static final Set<Figure> FEW =
      EnumSet.of(Figure.CREATED, Figure.RESOLUTION, Figure.COVERAGE, Figure.ON_TIME);

  private static final String TEAMS =
      """
        insert into figure_team (generation, team_id, version, name, kind, area)
        select 1, md5('team' || n)::uuid, 1, '第' || n || '志愿服务队',
          (array['PARTY', 'YOUTH', 'WOMEN', 'CULTURE', 'OTHER'])[1 + n % 5], '3608'
        from generate_series(1, 400) n
        """;

  private static final String CASES_OF_THREE_YEARS =
      """
        insert into figure_case (generation, case_id, folded, origin, number, area, item, urgency,
          channel, department, team_id, state, round, submitted_at, accept_by, due_accept_by,
          finish_by, original_finish_by, responded_at, accepted_at, arrived_at, delivered_at,
          evaluated_at, completed_at, closed_at, closure, is_open, is_held, is_waiting, is_merged,
          counts, verdict, first_verdict, stars, paused_seconds, offers, acceptances, releases,
          urges, reopens, escalations, extensions, referrals, returns, supervisions)
        select 1, md5('case' || n)::uuid, 12, '', 'JA' || n, v.codes[1 + (random() * v.most)::int],
          i.codes[1 + (power(random(), 2) * i.most)::int], 'U3',
          (array['WEB', 'DESK', 'HOTLINE', 'API'])[1 + n % 4], '',
          md5('team' || 1 + n % 400)::uuid,
          case when open then 'DISPATCHING' when judged then 'RESOLVED' else 'NOT_EVALUATED' end, 1,
          t, t + interval '2 hours', t + interval '2 hours', t + interval '48 hours',
          t + interval '48 hours', a, a, case when not open then a + interval '3 hours' end,
          case when not open then d end, case when judged and not open then d + interval '5 hours' end,
          case when not open then d end, case when not open then d + interval '5 hours' end,
          case when open then null when judged then 'RESOLVED_BY_VOLUNTEERS' else 'NOT_EVALUATED' end,
          open, false, false, false, true,
          case when judged and not open then random() < 0.85 end,
          case when judged and not open then random() < 0.8 end,
          case when judged and not open then 1 + (random() * 4)::int end,
          0, 2, 1, 0, (random() * 1.2)::int, (random() * 0.6)::int, 0, 0, 0, 0, 0
        from (
          select n, t, t + random() * interval '4 hours' as a, t + random() * interval '70 hours' as d,
            random() < 0.7 as judged, t > now() - interval '3 days' as open
          from (
            select n, now() - (1 - n::float8 / CASE_COUNT) * interval '1095 days' as t
            from generate_series(1, CASE_COUNT) n
          ) as born
        ) as lived
        cross join (
          select array_agg(code) as codes, count(*) - 1 as most
          from area
          where length(code) = 12 and code like '3608%'
        ) as v
        cross join (select array_agg(code) as codes, count(*) - 1 as most from service_item) as i
        """;

  private static final String TASKS =
      """
        insert into figure_team_case (generation, case_id, team_id, asked, accepted, declined,
          expired, withdrawn, released, delivered, minutes)
        select 1, case_id, team_id, 1, 1, 0, 0, 0, 0, 1, 45 from figure_case
        """;

  private static void fill(RunningService service) {
    var database = service.database();
    database.execute(TEAMS);
    database.execute(CASES_OF_THREE_YEARS.replace("CASE_COUNT", Integer.toString(CASES)));
    database.execute(TASKS);
    database.execute("analyze");
  }

  @Test
  void readsAPageOfADashboardOverALongHistory() {
    var demo = Path.of("../standalone/src/main/resources/demo").toAbsolutePath().normalize();
    try (var service =
        RunningService.start(
            "diandan.areas.divisions=file:" + demo.resolve("divisions-jian.csv"),
            "diandan.areas.outlines=file:" + demo.resolve("counties-jian.geojson"),
            "spring.r2dbc.properties.statementTimeout=60s")) {
      fill(service);
      System.out.printf("FIGURES cases=%d pages=%d%n", CASES, PAGES);
      measure(service, "month, prefecture", last(30, "3608"), Dimension.COUNTY);
      measure(service, "month, county", last(30, "360802"), Dimension.TOWN);
      measure(service, "month, town", last(30, "360802001"), Dimension.AREA);
      measure(service, "quarter, county", last(91, "360802"), Dimension.TOWN);
      measure(service, "quarter, prefecture", last(91, "3608"), Dimension.COUNTY);
      measure(service, "year, prefecture", last(365, "3608"), Dimension.COUNTY);
    }
  }

  private static Slice last(int days, String area) {
    var today = LocalDate.now(ZONE);
    return Slice.of(List.of(area), Period.ofDays(today.minusDays(days), today.plusDays(1), ZONE));
  }

  private static void measure(RunningService service, String what, Slice slice, Dimension by) {
    var millis = new ArrayList<Double>();
    for (int page = 0; page < PAGES + 5; page++) {
      long begin = System.nanoTime();
      page(service, slice, by).block(LIMIT);
      if (page >= 5) {
        millis.add((System.nanoTime() - begin) / 1e6);
      }
    }
    Collections.sort(millis);
    System.out.printf(
        "FIGURES %-20s p50=%.0f ms p95=%.0f ms most=%.0f ms%n",
        what, millis.get(PAGES / 2), millis.get(PAGES * 95 / 100), millis.getLast());
    assertThat(millis).hasSize(PAGES);
  }

  private static Mono<Void> page(RunningService service, Slice slice, Dimension by) {
    var reading = service.bean(ReadFigures.class);
    var listing = service.bean(ListCases.class);
    var open = slice.in(Period.always(ZONE)).open();
    return Flux.<Mono<?>>just(
            reading.total(slice, HEAD),
            reading.total(slice.in(slice.period().before()), FEW),
            reading.total(slice.in(slice.period().yearBefore()), FEW),
            reading.read(slice, by, FEW),
            reading.trend(slice, Dimension.DAY, FEW),
            reading.read(slice, Dimension.ITEM, FEW),
            reading.read(
                slice, Dimension.TEAM, EnumSet.of(Figure.TEAM_ACCEPTANCE, Figure.TEAM_FULFILMENT)),
            reading.read(open, by, EnumSet.of(Figure.OPEN, Figure.OVERDUE, Figure.ESCALATED)),
            listing.behind(open, Figure.OVERDUE, Part.ALL, new ListCases.Page(0, 20)).collectList())
        .flatMap(read -> read, 6)
        .then();
  }
}
