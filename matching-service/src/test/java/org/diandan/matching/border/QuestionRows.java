package org.diandan.matching.border;

import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.RunningService.bean;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.Town.text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.BorderEvent;
import org.diandan.contract.BorderEvent.PlaceReserved;
import org.diandan.matching.Town;
import org.diandan.matching.Town.TeamOf;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;

/** Searches and questions written by hand, as they stand between two steps. */
record QuestionRows(Town home, Town neighbour) {

  /** A search that found nobody at home, led by nobody. */
  UUID search() {
    var request = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into dispatch_case (request_id, order_number, area, kafka_partition, item, urgency,
          skills, flags, longitude, latitude, round, round_began_at, accept_by, finish_by, state,
          next_step_at, version)
        values ('%s', '6001-0001-7', '%s', %d, 'RP01', 'U3', '{}', '{}', 114.98, 27.11, 1, now(),
          now() + interval '2 hours', now() + interval '3 days', 'SEARCHING',
          now() + interval '1 hour', 1)
        """
            .formatted(request, home.village().value(), BorderOwnersIT.HOME[0]));
    return request;
  }

  static void look(UUID request) {
    DATABASE.execute(
        """
        insert into border_search (request_id, round, kafka_partition, next_look_at)
        values ('%s', 1, %d, now())
        """
            .formatted(request, BorderOwnersIT.HOME[0]));
  }

  UUID asked(UUID request, String answerIn) {
    var question = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into border_question (id, request_id, round, neighbour, attempt, kafka_partition,
          state, limit_metres, asked_at, answer_by)
        values ('%s', '%s', 1, '%s', 1, %d, 'ASKED', 60000, now(), now() + interval '%s')
        """
            .formatted(
                question,
                request,
                neighbour.town().dispatchArea(),
                BorderOwnersIT.NEIGHBOUR[0],
                answerIn));
    return question;
  }

  UUID held(UUID request, TeamOf team, String heldFor) {
    var question = asked(request, "1 hour");
    DATABASE.execute(
        """
        update team set places_held = 1 where id = '%1$s';
        update border_question
        set state = 'HELD', team_id = '%1$s', cost_metres = 36000, held_until = now() + interval '%3$s',
          explanation = '{}'
        where id = '%2$s'
        """
            .formatted(team.id(), question, heldFor));
    return question;
  }

  PlaceReserved reserved(UUID question, UUID request, TeamOf team) {
    return new PlaceReserved(
        UUID.randomUUID(),
        Instant.now(),
        new BorderEvent.Question(
            question, new Case(request, home.village(), 1), neighbour.town().dispatchArea()),
        new TeamRef(team.id(), "邻市队"),
        null,
        36_000,
        Instant.now());
  }

  static void say(BorderEvent... events) {
    bean(Ledger.class).write(Change.none().publishing(events)).block(SOON);
  }

  static String state(UUID question) {
    return text("select state from border_question where id = '%s'".formatted(question));
  }

  static List<String> offers(UUID request) {
    return rows("select state from offer where request_id = '%s'".formatted(request));
  }

  static List<String> said(UUID question) {
    return rows(
        "select type || coalesce(' ' || (data ->> 'because'), '') from event_outbox where topic = 'diandan.border' and subject = '%s' order by version"
            .formatted(question));
  }

  static long placesHeld(TeamOf team) {
    return DATABASE.count("select places_held from team where id = '%s'".formatted(team.id()));
  }
}
