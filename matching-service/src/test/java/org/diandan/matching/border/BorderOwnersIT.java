package org.diandan.matching.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.RunningService.bean;
import static org.diandan.matching.Town.SOON;
import static org.diandan.matching.Town.rows;
import static org.diandan.matching.border.QuestionRows.look;
import static org.diandan.matching.border.QuestionRows.offers;
import static org.diandan.matching.border.QuestionRows.placesHeld;
import static org.diandan.matching.border.QuestionRows.said;
import static org.diandan.matching.border.QuestionRows.say;
import static org.diandan.matching.border.QuestionRows.state;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.matching.Town;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.Memories;
import org.junit.jupiter.api.Test;

/** Owners made by hand, of partitions that the running service does not own. */
class BorderOwnersIT {

  private static final AtomicInteger PROVINCES = new AtomicInteger(30);
  static final Integer[] HOME = {90};
  static final Integer[] NEIGHBOUR = {91};

  private final int province = PROVINCES.incrementAndGet();
  private final Town home = new Town(province + "01");
  private final Town neighbour = new Town(province + "02");
  private final QuestionRows rows = new QuestionRows(home, neighbour);

  @Test
  void aPlaceThatNobodyConfirmsIsFreeAgainByItselfAndOnlyOnce() {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var question = rows.held(rows.search(), team, "-1 second");

    together(4, () -> owner().whatIsDue(HOME).block(SOON));

    assertThat(state(question)).isEqualTo("EXPIRED");
    assertThat(placesHeld(team)).isZero();
    assertThat(said(question)).containsExactly("border.released.v1 EXPIRED");
  }

  @Test
  void aPlaceIsKeptUntilItsTimeIsOver() {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var question = rows.held(rows.search(), team, "1 hour");

    owner().whatIsDue(HOME).block(SOON);
    owner().whatIsDue(NEIGHBOUR).block(SOON);

    assertThat(state(question)).isEqualTo("HELD");
    assertThat(placesHeld(team)).isOne();
  }

  @Test
  void twoOwnersAtOnceHoldOnePlaceAndOneOfferComesOfIt() {
    var team = neighbour.farGoing("邻市队", 30, 5);
    var request = rows.search();
    var question = rows.asked(request, "1 hour");

    together(4, () -> owner().whatIsDue(NEIGHBOUR).block(SOON));

    await().until(() -> state(question).equals("CONFIRMED"));
    assertThat(said(question)).containsExactly("border.reserved.v1");
    assertThat(offers(request)).containsExactly("SENT");
    assertThat(placesHeld(team)).isZero();
  }

  @Test
  void ownersAtOnceDoNotHoldMorePlacesThanThereAre() {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var questions =
        IntStream.range(0, 6).mapToObj(_ -> rows.asked(rows.search(), "1 hour")).toList();

    together(4, () -> owner().whatIsDue(NEIGHBOUR).block(SOON));
    await()
        .until(
            () -> {
              owner().whatIsDue(NEIGHBOUR).block(SOON);
              return questions.stream().noneMatch(it -> state(it).matches("ASKED|HELD"));
            });

    assertThat(questions.stream().map(QuestionRows::state))
        .containsOnly("CONFIRMED", "DENIED")
        .filteredOn("CONFIRMED"::equals)
        .hasSize(2);
    assertThat(placesHeld(team)).isZero();
  }

  @Test
  void anOwnerThatHadToWaitForTheTeamDoesNotCountWhatWasBefore() throws SQLException {
    var team = neighbour.farGoing("邻市队", 30, 2);
    rows.held(rows.search(), team, "1 hour");
    var question = rows.asked(rows.search(), "1 hour");
    var other = rows.search();

    try (var meanwhile = DATABASE.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      meanwhile.setAutoCommit(false);
      // A place becomes an offer and another one is held: as many places as before, but all taken.
      meanwhile.createStatement().execute(sentAndHeldAnew(other, team));
      var waited = threads.submit(() -> owner().whatIsDue(NEIGHBOUR).block(SOON));
      await().until(() -> waiting("pid"));
      meanwhile.commit();

      assertThat(waited).succeedsWithin(SOON).isEqualTo(0);
    }

    assertThat(placesHeld(team)).isOne();
    owner().whatIsDue(NEIGHBOUR).block(SOON);
    assertThat(state(question)).isEqualTo("DENIED");
  }

  @Test
  void anOwnerKilledWhileItHoldsAPlaceLeavesNothingAndTheNextOneAnswers() throws SQLException {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var request = rows.search();
    var question = rows.asked(request, "1 hour");

    try (var lock = DATABASE.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      lock.setAutoCommit(false);
      lock.createStatement()
          .execute("select 1 from team where id = '%s' for update".formatted(team.id()));
      var killed = threads.submit(() -> owner().whatIsDue(NEIGHBOUR).block(SOON));
      await().until(() -> waiting("pg_terminate_backend(pid)"));

      assertThat(killed).succeedsWithin(SOON).isEqualTo(0);
      lock.rollback();
    }

    assertThat(placesHeld(team)).isZero();
    assertThat(state(question)).isEqualTo("ASKED");
    owner().whatIsDue(NEIGHBOUR).block(SOON);
    await().until(() -> offers(request).equals(List.of("SENT")));
  }

  @Test
  void aNeighbourThatDoesNotAnswerInTimeIsPassedOver() {
    neighbour.farGoing("邻市队", 30, 2);
    var request = rows.search();
    var question = rows.asked(request, "-1 second");
    new Town(province + "03").farGoing("另一市队", 45, 2);
    look(request);

    owner().whatIsDue(HOME).block(SOON);

    assertThat(state(question)).isEqualTo("UNANSWERED");
    assertThat(said(question)).isEmpty();
    await().until(() -> offers(request).equals(List.of("SENT")));
    assertThat(
            rows(
                "select neighbour from border_question where request_id = '%s' order by asked_at"
                    .formatted(request)))
        .containsExactly(province + "02", province + "03");
  }

  @Test
  void anAnswerThatComesTooLateHoldsNothing() {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var question = rows.asked(rows.search(), "-1 second");

    owner().whatIsDue(NEIGHBOUR).block(SOON);

    assertThat(state(question)).isEqualTo("UNANSWERED");
    assertThat(placesHeld(team)).isZero();
  }

  @Test
  void aPlaceForARequestThatEndedMeanwhileIsGivenBack() {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var request = rows.search();
    var question = rows.held(request, team, "1 hour");
    DATABASE.execute(
        "update dispatch_case set state = 'CLOSED', next_step_at = null where request_id = '%s'"
            .formatted(request));

    say(rows.reserved(question, request, team));

    await().until(() -> state(question).equals("RELEASED"));
    assertThat(placesHeld(team)).isZero();
    assertThat(offers(request)).isEmpty();
  }

  @Test
  void aPlaceThatIsOverBecomesNoOffer() {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var request = rows.search();
    var question = rows.held(request, team, "-1 second");

    say(rows.reserved(question, request, team));

    await().until(() -> state(question).equals("EXPIRED"));
    assertThat(placesHeld(team)).isZero();
    assertThat(offers(request)).isEmpty();
  }

  @Test
  void anAnswerSaidTwiceByTwoOwnersMakesOneOffer() {
    var team = neighbour.farGoing("邻市队", 30, 2);
    var request = rows.search();
    var question = rows.held(request, team, "1 hour");

    say(rows.reserved(question, request, team), rows.reserved(question, request, team));

    await().until(() -> state(question).equals("CONFIRMED"));
    assertThat(offers(request)).containsExactly("SENT");
    assertThat(placesHeld(team)).isZero();
  }

  private static String sentAndHeldAnew(UUID request, TeamOf team) {
    return """
        insert into offer (id, request_id, round, team_id, state, sent_at, expires_at, explanation)
        values ('%1$s', '%2$s', 1, '%3$s', 'SENT', now(), now() + interval '1 hour', '{}');
        update team set places_held = 0 where id = '%3$s';
        update team set places_held = 1 where id = '%3$s'
        """
        .formatted(UUID.randomUUID(), request, team.id());
  }

  /** Whether an owner waits for a team's row; does something to it if so. */
  private static boolean waiting(String deed) {
    return !rows("""
            select %s
            from pg_stat_activity
            where wait_event_type = 'Lock'
              and query like '%%places_held + 1%%'
            """
            .formatted(deed))
        .isEmpty();
  }

  private static CrossBorders owner() {
    var answers =
        new AnswerNeighbours(
            bean(CaseFiles.class),
            Memories.fresh(),
            bean(PlanAnswer.class),
            bean(QuestionWriter.class));
    return new CrossBorders(
        bean(BorderQuestions.class),
        answers,
        bean(AskNeighbours.class),
        bean(QuestionWriter.class));
  }

  private static void together(int count, Callable<Integer> call) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(Stream.generate(() -> call).limit(count).toList())) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
