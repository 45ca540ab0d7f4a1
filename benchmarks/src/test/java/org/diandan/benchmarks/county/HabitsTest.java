package org.diandan.benchmarks.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.diandan.benchmarks.county.Habits.Kind;
import org.diandan.benchmarks.county.Habits.Question;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.WorkingHours.Window;
import org.junit.jupiter.api.Test;

class HabitsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A Saturday at 19:00. */
  private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T11:00:00Z");

  private static final WorkingHours WEEK =
      new WorkingHours(
          List.of(
              new Window(
                  EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                  LocalTime.of(8, 0),
                  LocalTime.of(18, 0))));

  @Test
  void opensOnMondayMorningAfterAWeekend() {
    var habits = always(Kind.YES, WEEK);

    assertThat(habits.opens(SATURDAY_EVENING, ZONE))
        .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(habits.opens(Instant.parse("2026-11-23T03:00:00Z"), ZONE))
        .isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
    assertThat(habits.opens(Instant.parse("2026-11-23T10:00:00Z"), ZONE))
        .isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
  }

  @Test
  void missesAQuestionThatEndsBeforeItOpens() {
    var question = question(Urgency.U3, Duration.ofHours(2));

    var answer = always(Kind.YES, WEEK).to(question, ZONE, new SplittableRandom(1));

    assertThat(answer.kind()).isEqualTo(Kind.SILENCE);
    assertThat(answer.at()).isEqualTo(question.deadline());
  }

  @Test
  void hearsTheTelephoneInAnEmergency() {
    var question = question(Urgency.U1, Duration.ofHours(2));

    var answer = always(Kind.YES, WEEK).to(question, ZONE, new SplittableRandom(1));

    assertThat(answer.kind()).isEqualTo(Kind.YES);
    assertThat(answer.at()).isBetween(SATURDAY_EVENING, question.deadline());
  }

  @Test
  void saysTheSameToTheSameQuestion() {
    var habits = new Habits(0.5, 0.5, Duration.ofMinutes(20), WorkingHours.ALWAYS);
    var question = question(Urgency.U3, Duration.ofHours(2));

    for (long seed = 0; seed < 50; seed++) {
      assertThat(habits.to(question, ZONE, new SplittableRandom(seed)))
          .isEqualTo(habits.to(question, ZONE, new SplittableRandom(seed)));
    }
  }

  @Test
  void declinesOrIsSilentByItsHabit() {
    var question = question(Urgency.U3, Duration.ofDays(30));

    assertThat(always(Kind.NO, WorkingHours.ALWAYS).to(question, ZONE, new SplittableRandom(3)))
        .matches(answer -> answer.kind() == Kind.NO && answer.at().isBefore(question.deadline()));
    assertThat(
            always(Kind.SILENCE, WorkingHours.ALWAYS).to(question, ZONE, new SplittableRandom(3)))
        .matches(answer -> answer.kind() == Kind.SILENCE);
  }

  private static Habits always(Kind kind, WorkingHours hours) {
    return new Habits(
        kind == Kind.YES ? 1 : 0, kind == Kind.SILENCE ? 1 : 0, Duration.ofMinutes(5), hours);
  }

  private static Question question(Urgency urgency, Duration within) {
    return new Question(urgency, SATURDAY_EVENING, SATURDAY_EVENING.plus(within));
  }
}
