package org.diandan.benchmarks.county;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diandan.benchmarks.county.County.Town;
import org.diandan.benchmarks.county.Request.DayKind;
import org.diandan.benchmarks.county.Settlement.Village;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Weights;
import org.jspecify.annotations.Nullable;

/**
 * What a county asks for, the same for the same seed: two days to warm up, usual days, and a day
 * after a storm in its two largest towns, which then ask five times as much, the surplus for
 * repairs and clearing up.
 */
final class Demand {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A Saturday, so that usual days begin on a Monday. */
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 21);

  private static final int WARM_UP_DAYS = 2;
  private static final double REQUESTS_A_PERSON = 1.0 / 1_000;
  private static final int STORM_TOWNS = 2;
  private static final int STORM_FACTOR = 5;

  /** Monday to Sunday; the week is low at its end. */
  private static final double[] BY_WEEKDAY = {1.1, 1.05, 1.05, 1.05, 1.05, 0.95, 0.75};

  /** By hour: the telephone in the morning and the afternoon, the web in the evening. */
  private static final int[] BY_HOUR = {
    1, 1, 0, 0, 0, 1, 2, 4, 10, 12, 10, 6, 4, 5, 9, 10, 8, 5, 4, 7, 8, 6, 3, 2
  };

  private static final int[] WISHED_FROM = {8, 14, 18};
  private static final int[] WISHED_UNTIL = {12, 18, 21};

  /** Percent of requests with a wished half-day. */
  private static final Map<Urgency, Integer> WISHES = Map.of(Urgency.U3, 30, Urgency.U4, 60);

  /** Mean time from the yes to the visit when no time was wished for. */
  private static final Map<Urgency, Duration> LEADS =
      Map.of(
          Urgency.U2, Duration.ofMinutes(30),
          Urgency.U3, Duration.ofHours(12),
          Urgency.U4, Duration.ofHours(36));

  private static final double MEDIAN_SERVICE_MINUTES = 90;
  private static final double SERVICE_SPREAD = 0.5;

  private final Settlement settlement;
  private final Menu menu;
  private final List<AreaCode> stormTowns;
  private final SplittableRandom random;

  private Demand(Settlement settlement, Menu menu, long seed) {
    this.settlement = settlement;
    this.menu = menu;
    random = new SplittableRandom(seed);
    stormTowns =
        settlement.county().towns().stream()
            .sorted(Comparator.comparingInt(Town::villages).reversed())
            .limit(STORM_TOWNS)
            .map(Town::code)
            .toList();
  }

  /** All requests in the order of their coming. */
  static List<Request> of(Settlement settlement, Menu menu, Run run) {
    var demand = new Demand(settlement, menu, run.seed);
    var drawn = new ArrayList<Request>();
    for (int day = 0; day < WARM_UP_DAYS + run.usualDays + 1; day++) {
      var kind =
          day < WARM_UP_DAYS
              ? DayKind.WARM_UP
              : day < WARM_UP_DAYS + run.usualDays ? DayKind.USUAL : DayKind.STORM;
      drawn.addAll(demand.day(FIRST_DAY.plusDays(day), kind));
    }
    drawn.sort(Comparator.comparing(Request::since));
    return IntStream.range(0, drawn.size())
        .mapToObj(number -> numbered(number, drawn.get(number)))
        .toList();
  }

  /** Only the usual days of a run, for whoever learns from the past. */
  static List<Request> usual(Settlement settlement, Menu menu, Run run) {
    return of(settlement, menu, run).stream()
        .filter(request -> request.day() == DayKind.USUAL)
        .toList();
  }

  /**
   * How long and which.
   *
   * @param usualDays at least 1
   */
  record Run(int usualDays, long seed) {

    Run {
      if (usualDays < 1) {
        throw new IllegalArgumentException(
            "A run needs at least one usual day, not %d.".formatted(usualDays));
      }
    }
  }

  private List<Request> day(LocalDate date, DayKind kind) {
    double weight = BY_WEEKDAY[date.getDayOfWeek().getValue() - 1];
    var requests = new ArrayList<Request>();
    for (long left = Math.round(settlement.people() * REQUESTS_A_PERSON * weight);
        left > 0;
        left--) {
      var village = settlement.drawVillage(random);
      requests.add(request(date, kind, village, menu.draw(random).need()));
      if (kind == DayKind.STORM && stormTowns.contains(village.code().at(AreaCode.Level.TOWN))) {
        for (int more = 1; more < STORM_FACTOR; more++) {
          requests.add(request(date, kind, village, menu.drawAfterStorm(random).need()));
        }
      }
    }
    return requests;
  }

  private Request request(LocalDate date, DayKind kind, Village village, Need asked) {
    var urgency = asked.urgency();
    var since =
        date.atStartOfDay(ZONE)
            .plusHours(drawHour())
            .plusSeconds(random.nextInt(3_600))
            .toInstant();
    var wished = wished(date, urgency);
    var patience = Weights.SHIPPED.doublesAfter().getOrDefault(urgency, Duration.ZERO);
    var acceptBy = since.plus(patience);
    if (wished != null && wished.from().isBefore(acceptBy)) {
      acceptBy = wished.from();
    }
    double minutes = MEDIAN_SERVICE_MINUTES * Math.exp(SERVICE_SPREAD * random.nextGaussian());
    double lead = LEADS.getOrDefault(urgency, Duration.ZERO).toSeconds();
    return new Request(
        -1,
        kind,
        since,
        acceptBy,
        new OpenNeed(village.code(), settlement.drawHome(village, random), wished, asked),
        Duration.ofSeconds(Math.round(-lead * Math.log(1 - random.nextDouble()))),
        Duration.ofSeconds(Math.round(60 * minutes)));
  }

  /** A half-day from tomorrow on, or none. */
  private @Nullable TimeWindow wished(LocalDate date, Urgency urgency) {
    boolean wishes = random.nextInt(100) < WISHES.getOrDefault(urgency, 0);
    int ahead = urgency == Urgency.U3 ? random.nextInt(1, 3) : random.nextInt(1, 6);
    int half = random.nextInt(WISHED_FROM.length);
    if (!wishes) {
      return null;
    }
    var midnight = date.plusDays(ahead).atStartOfDay(ZONE);
    Instant from = midnight.plusHours(WISHED_FROM[half]).toInstant();
    return new TimeWindow(from, midnight.plusHours(WISHED_UNTIL[half]).toInstant());
  }

  private int drawHour() {
    int left = random.nextInt(IntStream.of(BY_HOUR).sum());
    int hour = 0;
    while (left >= BY_HOUR[hour]) {
      left -= BY_HOUR[hour++];
    }
    return hour;
  }

  private static Request numbered(int number, Request drawn) {
    return new Request(
        number,
        drawn.day(),
        drawn.since(),
        drawn.acceptBy(),
        drawn.need(),
        drawn.lead(),
        drawn.service());
  }
}
