package org.diandan.matching;

import static org.diandan.matching.RunningService.DATABASE;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.springframework.test.web.reactive.server.StatusAssertions;

/** A team with members, and what its leader does with them. */
record Crew(TeamOf team, List<UUID> members) {

  static Crew of(Town town, String name, int members) {
    var team = new TeamOf(UUID.randomUUID(), UUID.randomUUID());
    var others = IntStream.range(0, members).mapToObj(_ -> UUID.randomUUID()).toList();
    var form = town.form(team, name, 1, 50);
    form.put(
        "members",
        Stream.concat(
                Stream.of(Map.of("personId", team.leader(), "leader", true)),
                others.stream().map(person -> Map.of("personId", person)))
            .toList());
    Town.bring(List.of(form));
    return new Crew(team, others);
  }

  /** A task of the team, accepted by its leader. */
  UUID task(Town town) {
    var request = town.submit(Urgency.U3);
    return UUID.fromString(Deeds.accept(team, Town.offer(request, team)));
  }

  /** A task of the team that nobody was asked for: quicker, for many of them. */
  UUID taskBySql(Town town) {
    var request = UUID.randomUUID();
    var offer = UUID.randomUUID();
    var assignment = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into dispatch_case (request_id, order_number, area, kafka_partition, item, urgency,
          skills, flags, round, round_began_at, accept_by, finish_by, state, next_step_at, version)
        values ('%1$s', '5001-0001-7', '%2$s', 91, 'RP01', 'U3', '{}', '{}', 1, now(),
          now() + interval '2 hours', now() + interval '3 days', 'ASSIGNED', null, 1);
        insert into offer (id, request_id, round, team_id, state, sent_at, expires_at, explanation)
        values ('%3$s', '%1$s', 1, '%4$s', 'ACCEPTED', now(), now(), '{}');
        insert into assignment (
          id, request_id, round, offer_id, team_id, state, accepted_at, accepted_by, start_by)
        values ('%5$s', '%1$s', 1, '%3$s', '%4$s', 'ACCEPTED', now(), '%6$s',
          now() + interval '2 days');
        """
            .formatted(
                request, town.village().value(), offer, team.id(), assignment, team.leader()));
    return assignment;
  }

  StatusAssertions send(UUID assignment, UUID person, Instant from, Instant until) {
    return send(assignment, Map.of("personId", person, "from", from, "until", until));
  }

  StatusAssertions standby(UUID assignment, UUID person, Instant from, Instant until) {
    var body = new HashMap<String, Object>();
    body.put("personId", person);
    body.put("from", from);
    body.put("until", until);
    body.put("standby", true);
    return send(assignment, body);
  }

  StatusAssertions send(UUID assignment, Map<String, ?> body) {
    return RunningService.leader(team.leader())
        .post()
        .uri("/api/duties/assignments/{id}", assignment)
        .bodyValue(body)
        .exchange()
        .expectStatus();
  }

  static StatusAssertions deed(UUID person, String duty, String deed, Map<String, ?> body) {
    return RunningService.as(person, "VOLUNTEER", "")
        .post()
        .uri("/api/duties/{id}/{deed}", duty, deed)
        .bodyValue(body)
        .exchange()
        .expectStatus();
  }

  static String dutyOf(UUID assignment, UUID person) {
    return Town.text(
        "select id from duty where assignment_id = '%s' and person_id = '%s' order by assigned_at desc limit 1"
            .formatted(assignment, person));
  }

  static String state(UUID assignment, UUID person) {
    return Town.text(
        "select state from duty where assignment_id = '%s' and person_id = '%s' order by assigned_at desc limit 1"
            .formatted(assignment, person));
  }
}
