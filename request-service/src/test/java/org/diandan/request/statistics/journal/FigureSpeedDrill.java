package org.diandan.request.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diandan.request.RunningService;
import org.diandan.request.statistics.CompareSums;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * How long the page of the dashboard takes over a long history: {@code benchmarks/run figures}.
 * From asking to the last byte, with everything the page reads.
 */
class FigureSpeedDrill {

  private static final int CASES = Integer.getInteger("diandan.figures.cases", 1_000_000);
  private static final int PAGES = Integer.getInteger("diandan.figures.pages", 100);
  private static final int AT_ONCE = 2_000;
  private static final int WARM_UP = 10;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final SortedMap<String, String> AREAS =
      new TreeMap<>(Map.of("prefecture", "3608", "county", "360802", "town", "360802001"));

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

  /** The page also lists what is stuck, from the requests themselves. */
  private static final String REQUESTS =
      """
        insert into request (id, order_number, link_hash, channel, area_code, item_code, urgency,
          state, round, submitted_at, accept_by, finish_by, team_id, team_name, delivered_at,
          closed_at, closure_reason, version, language, consent_version, consented_at)
        select case_id, number, uuid_send(case_id), channel, area, item, urgency, state, round,
          submitted_at, accept_by, finish_by, team_id, '志愿服务队', delivered_at, closed_at,
          closure, 1, 'zh-CN', '1', submitted_at
        from figure_case
        """;

  private static void fill(RunningService service) {
    var database = service.database();
    database.execute(TEAMS);
    database.execute(CASES_OF_THREE_YEARS.replace("CASE_COUNT", Integer.toString(CASES)));
    database.execute(TASKS);
    database.execute(REQUESTS);
    database.execute("vacuum analyze");
  }

  /** What the service does by itself, a little every few seconds. */
  private static void sum(RunningService service) {
    long begin = System.nanoTime();
    var sums = new CompareSums(service, LocalDate.now(ZONE));
    long all = 0;
    for (long some = sums.sum(1, AT_ONCE); some > 0; some = sums.sum(1, AT_ONCE)) {
      all += some;
    }
    service.database().execute("vacuum analyze");
    System.out.printf(
        "FIGURES cases=%d summed=%d in %d s, pages=%d%n",
        CASES, all, (System.nanoTime() - begin) / 1_000_000_000, PAGES);
  }

  @Test
  void showsTheDashboardOverALongHistory() {
    var demo = Path.of("../standalone/src/main/resources/demo").toAbsolutePath().normalize();
    try (var service =
        RunningService.start(
            "diandan.areas.divisions=file:" + demo.resolve("divisions-jian.csv"),
            "diandan.areas.outlines=file:" + demo.resolve("counties-jian.geojson"),
            "diandan.figures.sum-every=1h",
            "spring.r2dbc.properties.statementTimeout=60s")) {
      fill(service);
      sum(service);
      var reader = new Readers(service).administrator();
      for (int days : List.of(30, 91, 365)) {
        for (var area : AREAS.entrySet()) {
          measure(reader, days + " days, " + area.getKey(), address("", days, area.getValue()));
        }
        measure(reader, days + " days, towns", address("/towns", days, "3608"));
      }
    }
  }

  /** The towns of a prefecture are fetched after its page. */
  private static String address(String part, int days, String area) {
    var today = LocalDate.now(ZONE);
    return "/official%s?area=%s&period=days&from=%s&to=%s"
        .formatted(part, area, today.minusDays(days - 1L), today);
  }

  /** From asking to the last byte of the page, one after the other. */
  private static void measure(WebTestClient reader, String what, String address) {
    var millis = new ArrayList<Double>();
    int bytes = 0;
    for (int page = 0; page < PAGES + WARM_UP; page++) {
      long begin = System.nanoTime();
      var body = Readers.page(reader, address);
      double took = (System.nanoTime() - begin) / 1e6;
      assertThat(body).contains("解决率");
      bytes = body.getBytes(StandardCharsets.UTF_8).length;
      if (page >= WARM_UP) {
        millis.add(took);
      }
    }
    Collections.sort(millis);
    System.out.printf(
        "FIGURES %-20s p50=%.0f ms p95=%.0f ms most=%.0f ms page=%d kB load=%.1f%n",
        what,
        millis.get(PAGES / 2),
        millis.get(PAGES * 95 / 100),
        millis.getLast(),
        bytes / 1_000,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
