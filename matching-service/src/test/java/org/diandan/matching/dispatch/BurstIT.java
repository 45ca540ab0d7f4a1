package org.diandan.matching.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.matching.Town;
import org.diandan.matching.Town.TeamOf;
import org.junit.jupiter.api.Test;

/**
 * Twice as many requests at one moment as there are places, one in ten an emergency, and two owners
 * who take both for theirs. 10,000 requests: {@code -Ddiandan.burst.requests=10000}.
 */
class BurstIT {

  private static final int REQUESTS = Integer.getInteger("diandan.burst.requests", 1_000);
  private static final int TEAMS = 100;
  private static final int CAPACITY = REQUESTS / TEAMS / 2;
  private static final Integer[] OURS = {93};
  private static final String OPEN_OFFERS =
      "(select count(*) from offer o where o.request_id = c.request_id and o.state = 'SENT')";
  private static final String TOLD_TO_WAIT =
      """
      (select count(*) from event_outbox e
        where e.subject = c.request_id and e.type = 'search.waiting.v1')\
      """;

  private final Town town = new Town();

  @Test
  void losesNoRequestFillsEveryPlaceOnceAndTellsEverybodyElseToWait() {
    bringTeams();
    arriveAtOnce();

    OwnersIT.together(List.of(this::takeAllSteps, this::takeAllSteps));

    assertThat(count("c.state in ('OFFERED', 'SEARCHING') and c.next_step_at is not null"))
        .isEqualTo(REQUESTS);
    assertThat(offers()).isEqualTo((long) TEAMS * CAPACITY);
    assertThat(teamsAboveTheirCapacity()).isZero();
    assertThat(count("c.urgency = 'U1' and c.state <> 'OFFERED'")).isZero();
    assertThat(count("c.state = 'OFFERED' and " + OPEN_OFFERS + " = 0")).isZero();
    assertThat(count("c.state = 'SEARCHING' and " + OPEN_OFFERS + " > 0")).isZero();
    assertThat(count("c.urgency <> 'U1' and " + OPEN_OFFERS + " > 1")).isZero();
    assertThat(count("c.state = 'SEARCHING' and " + TOLD_TO_WAIT + " <> 1")).isZero();
  }

  /** Whole rounds, as long as somebody was not looked at yet. */
  private int takeAllSteps() {
    var owner = OwnersIT.owner();
    var taken = 0;
    while (count("c.version = 1") > 0) {
      taken += requireNonNull(owner.whatIsDue(OURS).block(Town.SOON));
    }
    return taken;
  }

  private void bringTeams() {
    Town.bring(
        IntStream.range(0, TEAMS)
            .mapToObj(
                number -> {
                  var team = new TeamOf(UUID.randomUUID(), UUID.randomUUID());
                  return town.form(team, "队" + number, number / 10.0, CAPACITY);
                })
            .toList());
  }

  private void arriveAtOnce() {
    DATABASE.execute(
        """
        insert into dispatch_case (request_id, order_number, area, kafka_partition, item, urgency,
          skills, flags, longitude, latitude, round, round_began_at, accept_by, finish_by, state,
          next_step_at, version)
        select gen_random_uuid(), '5001-0001-7', '%s', %d, 'RP01',
          case when n %% 10 = 0 then 'U1' else 'U3' end, '{}', '{}',
          114.98, 27.11 + n %% 100 * 0.0009, 1, now(), now() + interval '2 hours',
          now() + interval '3 days', 'SEARCHING', now(), 1
        from generate_series(1, %d) as n
        """
            .formatted(town.village().value(), OURS[0], REQUESTS));
  }

  private long count(String which) {
    return DATABASE.count(
        "select count(*) from dispatch_case c where c.area = '%s' and %s"
            .formatted(town.village().value(), which));
  }

  private long offers() {
    return DATABASE.count(
        """
        select count(*)
        from offer o
        join dispatch_case c on c.request_id = o.request_id
        where o.state = 'SENT' and c.area = '%s'
        """
            .formatted(town.village().value()));
  }

  private long teamsAboveTheirCapacity() {
    return DATABASE.count(
        """
        select count(*)
        from team t
        where t.area = '%s' and t.capacity <
          (select count(*) from offer o where o.team_id = t.id and o.state = 'SENT')
        """
            .formatted(town.town().value()));
  }
}
