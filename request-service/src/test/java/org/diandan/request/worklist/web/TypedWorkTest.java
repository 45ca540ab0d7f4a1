package org.diandan.request.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.worklist.BulkAction;
import org.diandan.request.worklist.WorkList;
import org.diandan.web.InvalidInput.FieldError;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class TypedWorkTest {

  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(2, 2);

  @Test
  void readsTicksAndWhatAFieldCarriesOnInTheirOrderAndOnce() {
    var typed = typed(Map.of("request", List.of(TWO.toString(), ONE + " " + TWO + " x")));

    assertThat(typed.requests()).containsExactly(TWO, ONE);
  }

  @Test
  void namesEveryFieldThatIsMissing() {
    assertThat(fields(typed(Map.of()))).containsExactly("request", "action");
    assertThat(fields(chosen("URGE"))).containsExactly("words", "hours");
    assertThat(fields(chosen("REFER"))).containsExactly("department", "reason");
    assertThat(fields(chosen("MEETING"))).containsExactly("reason");
    assertThat(fields(chosen("ERASE"))).containsExactly("action");
  }

  @Test
  void takesTimeOnlyForThoseWhoAreUrged() {
    var typed =
        typed(
            Map.of(
                "request",
                List.of(ONE.toString()),
                "action",
                List.of("MEETING"),
                "reason",
                List.of("NO_TEAM"),
                "hours",
                List.of("72")));

    assertThat(typed.errors()).isEmpty();
    assertThat(typed.wanted().action()).isEqualTo(BulkAction.MEETING);
    assertThat(typed.wanted().answerWithinHours()).isZero();
    assertThat(typed.wanted().requests()).containsExactly(ONE);
  }

  private static TypedWork chosen(String action) {
    return typed(Map.of("request", List.of(ONE.toString()), "action", List.of(action)));
  }

  private static List<String> fields(TypedWork typed) {
    return typed.errors().stream().map(FieldError::field).toList();
  }

  private static TypedWork typed(Map<String, List<String>> fields) {
    return new TypedWork(WorkList.NOBODY, new TypedForm(new LinkedMultiValueMap<>(fields)));
  }
}
