package org.diandan.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Set<Step> REOPENING =
      Set.of(Step.ASK_AGAIN, Step.ASK_DEPARTMENT, Step.ASK_MEETING);

  @Test
  void everyEdgeLeadsWhereTheTableSays() {
    for (var edge : Lifecycle.table()) {
      assertThat(Lifecycle.after(edge.from(), edge.step())).contains(edge.to());
      assertThat(Lifecycle.statesBefore(edge.step())).contains(edge.from().name());
      assertThat(Lifecycle.targetOf(edge.step())).isEqualTo(edge.to());
    }
  }

  @Test
  void whateverTheTableDoesNotListIsRefused() {
    for (var state : RequestState.values()) {
      for (var step : Step.values()) {
        var listed =
            Lifecycle.table().stream()
                .anyMatch(edge -> edge.from() == state && edge.step() == step);

        assertThat(Lifecycle.after(state, step).isPresent()).isEqualTo(listed);
      }
    }
  }

  @Test
  void aStepLeadsToOneStateOnly() {
    var targets =
        Lifecycle.table().stream()
            .collect(
                Collectors.groupingBy(
                    Lifecycle.Transition::step,
                    Collectors.mapping(Lifecycle.Transition::to, Collectors.toSet())));

    assertThat(targets.values()).allMatch(states -> states.size() == 1);
  }

  @Test
  void everyStateCanBeReachedFromAnOrder() {
    var reached = EnumSet.of(Lifecycle.FIRST);
    var open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      var state = open.remove();
      Lifecycle.table().stream()
          .filter(edge -> edge.from() == state)
          .map(Lifecycle.Transition::to)
          .filter(reached::add)
          .forEach(open::add);
    }

    assertThat(reached).containsExactlyInAnyOrder(RequestState.values());
  }

  @Test
  void onlyReopeningLeavesAClosedState() {
    assertThat(Lifecycle.table())
        .filteredOn(edge -> edge.from().isClosed())
        .allMatch(edge -> REOPENING.contains(edge.step()));
  }

  @Test
  void nobodySpeaksIntoAClosedRequest() {
    for (var remark : Remark.values()) {
      assertThat(RequestState.values())
          .filteredOn(RequestState::isClosed)
          .noneMatch(remark::isPossibleIn);
    }
  }
}
