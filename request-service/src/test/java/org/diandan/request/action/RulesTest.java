package org.diandan.request.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.action.HandledAbove.Again;
import org.diandan.request.action.HandledAbove.Again.ByDepartment;
import org.diandan.request.action.HandledAbove.Again.ByMeeting;
import org.diandan.request.action.ResidentAction.AddWords;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.action.ResidentAction.Reopen;
import org.diandan.request.action.ResidentAction.Reschedule;
import org.diandan.request.action.ResidentAction.Urge;
import org.diandan.request.action.ResidentAction.Withdraw;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
  private static final Set<RequestState> BEFORE_THE_VISIT =
      EnumSet.of(
          RequestState.SUBMITTED,
          RequestState.DISPATCHING,
          RequestState.OFFERED,
          RequestState.ESCALATED,
          RequestState.ACCEPTED);

  /** Whoever holds it, before anybody came. */
  private static final Set<RequestState> BEFORE_THE_VISIT_OR_ABOVE =
      EnumSet.of(
          RequestState.SUBMITTED,
          RequestState.DISPATCHING,
          RequestState.OFFERED,
          RequestState.ESCALATED,
          RequestState.REFERRED,
          RequestState.CONFERENCE,
          RequestState.ACCEPTED);

  private final Rules rules =
      new Rules(
          new ActionProperties(
              new Pace(Duration.ofMinutes(30), 6, Duration.ofHours(24)),
              new Pace(Duration.ZERO, 10, Duration.ofHours(24)),
              new Pace(Duration.ZERO, 6, Duration.ofHours(24)),
              Duration.ofDays(7)));

  @Test
  void urgingAndAnotherTimeAndWithdrawingEndWhenSomebodyIsThere() {
    assertThat(possible(new Urge())).isEqualTo(BEFORE_THE_VISIT_OR_ABOVE);
    assertThat(possible(new Reschedule(NOW, NOW.plusSeconds(60)))).isEqualTo(BEFORE_THE_VISIT);
    assertThat(possible(new Withdraw(null))).isEqualTo(BEFORE_THE_VISIT_OR_ABOVE);
  }

  @Test
  void wordsHelpUntilTheWorkIsDone() {
    assertThat(possible(new AddWords("三楼")))
        .containsAll(BEFORE_THE_VISIT_OR_ABOVE)
        .contains(RequestState.IN_SERVICE)
        .hasSize(BEFORE_THE_VISIT_OR_ABOVE.size() + 1);
  }

  @Test
  void onlyWhatWasDeliveredIsEvaluated() {
    assertThat(possible(new Evaluate(true, 5, ""))).containsExactly(RequestState.DELIVERED);
    assertThat(possible(new Evaluate(false, 1, ""))).containsExactly(RequestState.DELIVERED);
  }

  @Test
  void aClosedRequestIsReopenedForSevenDaysUnlessItWasWithdrawn() {
    assertThat(possible(new Reopen("")))
        .containsExactlyInAnyOrder(
            RequestState.RESOLVED, RequestState.NOT_EVALUATED, RequestState.ENDED);
    var inTime = standing(RequestState.RESOLVED, NOW.minus(Duration.ofDays(7)).plusMillis(1));
    var late = standing(RequestState.RESOLVED, NOW.minus(Duration.ofDays(7)));

    assertThat(rules.refusal(inTime, new Reopen(""))).isEmpty();
    assertThat(rules.refusal(late, new Reopen("")))
        .contains(new ActionResult.OutOfOrder(RequestState.RESOLVED));
  }

  @Test
  void whatStaffEndedIsReopenedUnlessItWasAbuse() {
    var impossible =
        standing(RequestState.ENDED, NOW.minusSeconds(60), ClosureReason.CANNOT_BE_DONE);
    var abuse = standing(RequestState.ENDED, NOW.minusSeconds(60), ClosureReason.ABUSE);

    assertThat(rules.refusal(impossible, new Reopen(""))).isEmpty();
    assertThat(rules.refusal(abuse, new Reopen("")))
        .contains(new ActionResult.OutOfOrder(RequestState.ENDED));
  }

  @Test
  void whoeverSaidThatItCannotBeDoneIsAskedAgain() {
    var meeting = ended(new ByMeeting(true, NOW));
    var followed = ended(new ByMeeting(false, NOW));

    assertThat(Rules.stepOf(new Reopen(""), meeting)).isEqualTo(Step.ASK_MEETING);
    assertThat(Rules.stepOf(new Reopen(""), followed)).isEqualTo(Step.ASK_AGAIN);
    assertThat(Rules.stepOf(new Reopen(""), ended(department()))).isEqualTo(Step.ASK_DEPARTMENT);
  }

  private static Standing ended(Again above) {
    return standing(RequestState.ENDED, NOW.minusSeconds(60), ClosureReason.CANNOT_BE_DONE)
        .answeredBy(Optional.of(above));
  }

  private static ByDepartment department() {
    return new ByDepartment(
        new UUID(0, 2), "园林局", Rung.RESPONSIBLE, true, false, NOW, NOW, Set.of());
  }

  @Test
  void whoUrgedJustNowIsToldWhenAgain() {
    var request = standing(RequestState.OFFERED, null).request();
    var urged =
        new Standing(
            request,
            1,
            new Closed(null, null),
            new Pace.Before(NOW.minusSeconds(600), null),
            1,
            Optional.empty());

    assertThat(rules.refusal(urged, new Urge()))
        .contains(new ActionResult.TooOften(Duration.ofMinutes(20)));
  }

  @Test
  void wordsAndStarsAreChecked() {
    assertThat(fields(new AddWords(" "))).containsExactly("words");
    assertThat(fields(new AddWords("长".repeat(1001)))).containsExactly("words");
    assertThat(fields(new AddWords("好\u0000"))).containsExactly("words");
    assertThat(fields(new Evaluate(true, 6, "长".repeat(1001)))).containsExactly("stars", "words");
    assertThat(fields(new Withdraw("长".repeat(201)))).containsExactly("reason");
    assertThat(fields(new Reschedule(NOW, NOW))).containsExactly("wishedUntil");
    assertThat(fields(new Reschedule(NOW.minusSeconds(7200), NOW.minusSeconds(3600))))
        .containsExactly("wishedFrom");
    assertThat(fields(new Reopen(""))).isEmpty();
  }

  private static Stream<String> fields(ResidentAction action) {
    return CheckAction.faults(action, NOW).stream().map(fault -> fault.error().field());
  }

  private Set<RequestState> possible(ResidentAction action) {
    return Stream.of(RequestState.values())
        .filter(state -> rules.refusal(standing(state, NOW.minusSeconds(1)), action).isEmpty())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestState.class)));
  }

  private static Standing standing(RequestState state, @Nullable Instant closedAt) {
    return standing(state, closedAt, null);
  }

  private static Standing standing(
      RequestState state, @Nullable Instant closedAt, @Nullable ClosureReason reason) {
    var request =
        new CurrentRequest(
            new UUID(0, 1),
            state,
            1,
            1,
            new AreaCode("990101001001"),
            new ServiceItemCode("EL05"),
            NOW);
    return new Standing(
        request, 1, new Closed(closedAt, reason), Pace.Before.NEVER, 0, Optional.empty());
  }
}
