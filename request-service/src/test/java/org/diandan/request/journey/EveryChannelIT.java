package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Channel.Answer.DONE;
import static org.diandan.request.journey.Channel.Answer.FAULTY;
import static org.diandan.request.journey.Channel.Answer.OUT_OF_ORDER;
import static org.diandan.request.journey.Channel.Answer.TOO_OFTEN;
import static org.diandan.request.journey.Ordering.MATCHING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.diandan.request.journey.Channel.ByDesk;
import org.diandan.request.journey.Channel.ByForms;
import org.diandan.request.journey.Channel.ByHotline;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a resident may do comes to the same through every channel: the same answer, the same
 * state, the same history.
 */
class EveryChannelIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** What is left of it, whichever way it came. */
  record Result(
      String state,
      int round,
      @Nullable Instant wishedFrom,
      List<Line> steps,
      List<Verdict> evaluations) {}

  record Line(String kind, int round) {}

  record Verdict(int round, boolean resolved, int stars) {}

  static Stream<Channel> channels() {
    return Stream.of(new ByForms(), new ByDesk(), new ByHotline());
  }

  @ParameterizedTest
  @MethodSource("channels")
  void whatIsSaidBeforeSomebodyComes(Channel channel) {
    var day = LocalDate.now(ZONE).plusDays(3);
    var request = channel.order();

    var answers =
        List.of(
            channel.addWords(request, ""),
            channel.addWords(request, "楼下有狗"),
            channel.reschedule(request, LocalDate.now(ZONE).minusDays(3)),
            channel.reschedule(request, day),
            channel.urge(request),
            channel.urge(request),
            channel.evaluate(request, true, 5, ""),
            channel.reopen(request, ""),
            channel.withdraw(request, "邻居帮了忙"),
            channel.addWords(request, "再补一句"));

    assertThat(answers)
        .containsExactly(
            FAULTY,
            DONE,
            FAULTY,
            DONE,
            DONE,
            TOO_OFTEN,
            OUT_OF_ORDER,
            OUT_OF_ORDER,
            DONE,
            OUT_OF_ORDER);
    assertThat(result(request))
        .isEqualTo(
            new Result(
                "WITHDRAWN",
                1,
                day.atTime(8, 0).atZone(ZONE).toInstant(),
                Stream.of("ORDER", "ADD_WORDS", "RESCHEDULE", "URGE", "WITHDRAW")
                    .map(kind -> new Line(kind, 1))
                    .toList(),
                List.of()));
  }

  @ParameterizedTest
  @MethodSource("channels")
  void whatIsSaidAfterTheVisit(Channel channel) {
    var request = channel.order();
    served(request, 1);

    var unresolved = channel.evaluate(request, false, 2, "还在漏水");
    var again = result(request).state();
    served(request, 2);
    var resolved = channel.evaluate(request, true, 5, "谢谢");
    var closed = result(request).state();
    var twice = channel.evaluate(request, true, 5, "谢谢");
    var reopened = channel.reopen(request, "又坏了");

    assertThat(List.of(unresolved, resolved, twice, reopened))
        .containsExactly(DONE, DONE, OUT_OF_ORDER, DONE);
    assertThat(List.of(again, closed)).containsExactly("DISPATCHING", "RESOLVED");
    var result = result(request);
    assertThat(result.state()).isEqualTo("DISPATCHING");
    assertThat(result.round()).isEqualTo(3);
    assertThat(result.evaluations())
        .containsExactly(new Verdict(1, false, 2), new Verdict(2, true, 5));
  }

  private static void served(Taken request, int round) {
    MATCHING.say(Team.called("北家安志愿服务队").serves(request.id(), round));
    await().until(() -> result(request).state().equals("DELIVERED"));
  }

  private static Result result(Taken request) {
    return Ordering.body(
        Ordering.CLIENT
            .get()
            .uri("/api/requests/" + request.token())
            .exchange()
            .expectStatus()
            .isOk(),
        Result.class);
  }
}
