package org.diandan.notification.message;

import java.util.Optional;
import org.diandan.contract.TeamEvent;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamEvent.TeamStep;

/** What those who lead a team are told of the steps officials take with it. */
final class TeamNotices {

  private TeamNotices() {}

  static Optional<Notice> of(TeamEvent event) {
    return switch (event) {
      case TeamChanged fact -> Optional.ofNullable(fact.step()).map(step -> of(fact, step));
    };
  }

  /** The team stands where other notices name their request. */
  private static Notice of(TeamChanged fact, TeamStep step) {
    return Notice.about(kindOf(step), fact.eventId(), fact.teamId(), fact.occurredAt())
        .by(fact.teamId(), fact.name());
  }

  private static MessageKind kindOf(TeamStep step) {
    return switch (step) {
      case REVIEWED -> MessageKind.TEAM_REVIEWED;
      case RETURNED -> MessageKind.TEAM_RETURNED;
      case ACTIVATED -> MessageKind.TEAM_ACTIVATED;
      case SUSPENDED -> MessageKind.TEAM_SUSPENDED;
      case DISSOLVED -> MessageKind.TEAM_DISSOLVED;
    };
  }
}
