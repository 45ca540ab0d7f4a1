package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.rows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.Urgency;
import org.diandan.outbox.Ledger;
import org.junit.jupiter.api.Test;

/** Many needs that only neighbours can serve, while requests end and everything is said twice. */
class BorderBurstIT {

  private static final String PROVINCE = "59";
  private static final int REQUESTS = 40;
  private static final int PLACES = 3 * 2 * 2;
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final String OF_HOME =
      "join dispatch_case c on c.request_id = o.request_id where c.dispatch_area = '5901'";

  private final Town home = new Town(PROVINCE + "01");

  @Test
  void noPlaceIsLostOrGivenTwiceAndNoRequestIsForgotten() {
    for (var city = 2; city <= 4; city++) {
      var neighbour = new Town(PROVINCE + "0" + city);
      neighbour.farGoing("一队", 20 + city, 2, "S09");
      neighbour.farGoing("二队", 22 + city, 2, "S09");
    }
    var random = new Random(13);
    var since = Instant.now();
    var requests = submitted(random);

    requests.stream().filter(_ -> random.nextInt(4) == 0).forEach(this::withdraw);
    RunningService.bean(Ledger.class).resendSince(since).block(LONG);

    await().atMost(LONG).until(() -> isQuiet(requests.size()));
    assertThat(rows("select id from team where area like '59%' and places_held <> 0")).isEmpty();
    assertThat(overbooked()).isEmpty();
    assertThat(askedTwice()).isEmpty();
    assertThat(withOfferButNotOffered()).isEmpty();
    assertThat(DATABASE.count("select count(*) from offer o " + OF_HOME + " and o.state = 'SENT'"))
        .isLessThanOrEqualTo(PLACES)
        .isPositive();
  }

  private List<RequestSubmitted> submitted(Random random) {
    var requests = new ArrayList<RequestSubmitted>();
    IntStream.range(0, REQUESTS)
        .mapToObj(_ -> List.of(Urgency.values()).get(1 + random.nextInt(3)))
        .forEach(urgency -> requests.add(home.submitted(urgency, Duration.ofHours(2), "S09")));
    requests.forEach(Town::publish);
    return requests;
  }

  private void withdraw(RequestSubmitted request) {
    home.withdraw(request.requestId());
  }

  /** Every request had its look, nobody is due and no question is open. */
  private static boolean isQuiet(int requests) {
    return DATABASE.count("select count(*) from dispatch_case where dispatch_area = '5901'")
            == requests
        && rows("""
                select 1 from dispatch_case where dispatch_area = '5901' and next_step_at <= now()
                union all
                select 1 from dispatch_case where dispatch_area = '5901' and version = 1
                union all
                select 1 from border_search s join dispatch_case c on c.request_id = s.request_id
                where c.dispatch_area = '5901' and s.next_look_at <= now()
                union all
                select 1 from border_question q join dispatch_case c on c.request_id = q.request_id
                where c.dispatch_area = '5901' and q.ended_at is null
                """)
            .isEmpty();
  }

  private static List<String> overbooked() {
    return rows(
        """
        select t.id
        from team t
        where t.area like '59%'
          and t.open_assignments + t.places_held + (
            select count(*) from offer o where o.team_id = t.id and o.state = 'SENT') > t.capacity
        """);
  }

  private static List<String> askedTwice() {
    return rows(
        "select o.request_id from offer o "
            + OF_HOME
            + " and o.state = 'SENT' group by o.request_id having count(*) > 1");
  }

  private static List<String> withOfferButNotOffered() {
    return rows(
        "select o.request_id from offer o "
            + OF_HOME
            + " and o.state = 'SENT' and c.state <> 'OFFERED'");
  }
}
