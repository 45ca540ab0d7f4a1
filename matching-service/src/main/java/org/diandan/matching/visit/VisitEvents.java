package org.diandan.matching.visit;

import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;

/** What others hear of a visit. */
final class VisitEvents {

  private VisitEvents() {}

  static CheckedIn checkedIn(Scene scene) {
    return new CheckedIn(
        UUID.randomUUID(),
        scene.now(),
        scene.file().attempt(),
        scene.assignment().id(),
        scene.assignment().team());
  }

  static AssignmentEvent delivered(Scene scene, Ending ending, int minutes) {
    return new ServiceDelivered(
        UUID.randomUUID(),
        scene.now(),
        scene.file().attempt(),
        scene.assignment().id(),
        scene.assignment().team(),
        minutes,
        ending.result());
  }

  static AssignmentEvent released(Scene scene, Ending ending) {
    return new AssignmentReleased(
        UUID.randomUUID(),
        scene.now(),
        scene.file().attempt(),
        scene.assignment().id(),
        scene.assignment().team(),
        ending.published(),
        ending.result());
  }

  static SearchEscalated escalated(Scene scene, EscalationReason reason) {
    return new SearchEscalated(
        UUID.randomUUID(), scene.now(), scene.file().attempt(), reason, Set.of());
  }
}
