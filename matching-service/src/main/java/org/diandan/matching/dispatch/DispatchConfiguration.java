package org.diandan.matching.dispatch;

import java.time.ZoneId;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.CheapestTogether;
import org.diandan.matching.dispatch.policy.assignment.AssignmentSolver;
import org.diandan.matching.dispatch.policy.assignment.Budget;
import org.diandan.matching.dispatch.policy.assignment.TimeBoxedSolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the engine; see docs/decisions/0005-dispatch-seam.md. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

  /** About 50 ms for the exact answer, then 150 ms for an auction, then what is quick. */
  private static final AssignmentSolver SOLVER =
      new TimeBoxedSolver(Budget.edges(5_000_000), Budget.edges(15_000_000));

  @Bean
  EngineInForce engineInForce(SettingsInForce settings, ZoneId zone) {
    return new EngineInForce(
        settings, zone, oneByOne -> new SolvedTogether(new CheapestTogether(oneByOne, SOLVER)));
  }

  /** The clocks on people's walls, for pages. */
  @Bean
  ZoneId zone(DispatchProperties settings) {
    return settings.zone();
  }

  @Bean
  LateCommitment lateCommitment(
      PlanningProperties planning, SettingsInForce settings, ZoneId zone) {
    return new LateCommitment(planning, () -> settings.current().settings(), zone);
  }

  @Bean
  NextStep nextStep(SettingsInForce settings) {
    return new NextStep(() -> settings.current().settings(), UUID::randomUUID);
  }
}
