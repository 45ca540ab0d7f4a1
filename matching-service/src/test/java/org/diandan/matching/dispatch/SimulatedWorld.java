package org.diandan.matching.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.CaseFile.Offer;
import org.diandan.matching.dispatch.CaseFile.OfferState;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.matching.dispatch.NextSteps.Planned;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.TeamPrices;

/**
 * A dispatch area with the real decisions and rows in memory. The statements are modelled by their
 * guards; that the real ones have these guards is shown by the integration tests.
 */
final class SimulatedWorld {

  private static final int TEAMS = 6;
  private static final int CASES = 8;

  private final Random random;
  private final NextSteps nextSteps;
  private final VisitClocks clocks = VisitClocks.of(NextStepTest.SETTINGS.visit());
  private final Map<UUID, SimulatedCase> cases = new LinkedHashMap<>();
  private final SimulatedTeams teams;
  private final SimulatedBus bus;
  private final List<String> broken = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-26T01:00:00Z");
  private Outlook memory = new Outlook(AreaTeams.of(List.of()), TeamPrices.NONE, List.of());
  private long ids;

  SimulatedWorld(long seed) {
    random = new Random(seed);
    bus = new SimulatedBus(random);
    nextSteps =
        new NextSteps(
            new NextStep(() -> DispatchSettings.shipped(NextStepTest.SETTINGS), this::newId),
            SimulatedTeams.engine(),
            NextStepTest.LATE);
    teams = new SimulatedTeams(TEAMS, random);
  }

  /** Lets so many things happen. */
  void live(int happenings) {
    for (int i = 0; i < happenings; i++) {
      happen();
      look();
    }
  }

  /** Nothing fails any more, every team says yes and comes. */
  void calmDown() {
    bus.deliver(true);
    for (int i = 0; i < 400 && !stillOpen().isEmpty(); i++) {
      now = now.plus(Duration.ofMinutes(10));
      memory = teams.outlook(cases.values(), now);
      dueFiles().forEach(file -> commit(List.of(file)));
      for (var one : cases.values()) {
        one.offers.stream().filter(o -> o.state() == OfferState.SENT).toList().stream()
            .findFirst()
            .ifPresent(offer -> accept(one, offer.id()));
        visit(one, AssignmentState.IN_SERVICE);
        visit(one, AssignmentState.DELIVERED);
      }
      look();
    }
  }

  List<String> brokenPromises() {
    return broken;
  }

  /** Cases without an end although not every team had its chance. */
  List<SimulatedCase> stillOpen() {
    return cases.values().stream()
        .filter(SimulatedCase::isOpen)
        .filter(one -> one.assignments.size() + one.offers.size() < TEAMS)
        .toList();
  }

  private void happen() {
    switch (random.nextInt(10)) {
      case 0 -> now = now.plus(Duration.ofMinutes(random.nextInt(90)));
      case 1 -> submit();
      case 2, 3 -> decide();
      case 4, 5 -> answer();
      case 6 -> comeOrGiveBack();
      case 7 -> memory = teams.outlook(cases.values(), now);
      case 8 -> bus.deliver(random.nextInt(3) == 0);
      default -> someCase().forEach(one -> bus.send(() -> withdrawSometimes(one)));
    }
  }

  private void submit() {
    if (cases.size() < CASES) {
      var one = SimulatedCase.any(newId(), now, random);
      cases.put(one.id, one);
    }
  }

  /** An owner reads and decides; it commits at once, much later, or dies in between. */
  private void decide() {
    var files = dueFiles();
    if (files.isEmpty()) {
      return;
    }
    var searching = files.stream().filter(CaseFile::isSearching).toList();
    var planned = nextSteps.of(searching, memory);
    var visits = files.stream().filter(file -> file.state() == State.ASSIGNED).toList();
    Runnable commit =
        () -> {
          write(planned);
          visits.forEach(this::writeVisit);
        };
    switch (random.nextInt(4)) {
      case 0 -> {} // killed between decision and commit
      case 1 -> bus.send(commit);
      default -> commit.run();
    }
  }

  private void commit(List<CaseFile> files) {
    write(nextSteps.of(files.stream().filter(CaseFile::isSearching).toList(), memory));
    files.stream().filter(file -> file.state() == State.ASSIGNED).forEach(this::writeVisit);
  }

  /** All of a batch or nothing, as StepWriter does. */
  private void write(List<Planned> batch) {
    if (!batch.stream().allMatch(planned -> isAsRead(planned.file()))) {
      return;
    }
    for (var planned : batch) {
      var one = at(planned.file());
      var step = planned.step();
      step.expired().forEach(offer -> one.answered(offer.id(), OfferState.EXPIRED));
      for (var offer : step.sent()) {
        one.offers.add(
            new Offer(
                offer.id(),
                1,
                offer.teamId(),
                offer.teamName(),
                true,
                OfferState.SENT,
                offer.expiresAt()));
      }
      for (var raised : step.escalations()) {
        if (!one.escalated.add(raised.reason())) {
          broken.add("a person is called twice for " + raised.reason());
        }
      }
      if (step.waiting() != null && !one.tellToWait()) {
        broken.add("a resident is told twice that nobody is free");
      }
      one.moved(step.state(), step.nextLook());
    }
  }

  private void writeVisit(CaseFile file) {
    var one = at(file);
    if (!isAsRead(file)) {
      return;
    }
    switch (VisitStep.of(file, clocks)) {
      case VisitStep.NoShow gone -> giveBack(one, gone.assignment());
      case VisitStep.Reminder late -> {
        one.assignment(AssignmentState.ACCEPTED, true);
        one.moved(State.ASSIGNED, late.nextLook());
      }
      case VisitStep.Wait wait -> one.moved(State.ASSIGNED, wait.nextLook());
      case VisitStep.SilenceAgrees _, VisitStep.HandoverLapses _ -> broken.add("no hand-over here");
    }
  }

  private void answer() {
    for (var one : someCase()) {
      for (var offer : List.copyOf(one.offers)) {
        if (offer.state() == OfferState.SENT && random.nextBoolean()) {
          var yes = random.nextBoolean();
          bus.send(() -> answer(one, offer.id(), yes));
        }
      }
    }
  }

  private void answer(SimulatedCase one, UUID offerId, boolean yes) {
    if (yes) {
      accept(one, offerId);
    } else if (isAnswerable(one, offerId)) {
      one.answered(offerId, OfferState.DECLINED);
      one.moved(one.state, now);
    }
  }

  private void accept(SimulatedCase one, UUID offerId) {
    if (!isAnswerable(one, offerId)) {
      return;
    }
    var offer = one.file(now).findOffer(offerId).orElseThrow();
    if (!teams.take(offer.teamId())) {
      return;
    }
    var startBy = clocks.startBy(one.file(now));
    one.assignments.add(
        new Assignment(
            newId(),
            offer.teamId(),
            offer.teamName(),
            AssignmentState.ACCEPTED,
            null,
            null,
            startBy,
            false));
    one.answered(offerId, OfferState.ACCEPTED);
    one.takeBackTheRest();
    one.moved(State.ASSIGNED, clocks.firstLook(startBy));
  }

  private void comeOrGiveBack() {
    for (var one : someCase()) {
      switch (random.nextInt(3)) {
        case 0 -> bus.send(() -> visit(one, AssignmentState.IN_SERVICE));
        case 1 -> bus.send(() -> visit(one, AssignmentState.DELIVERED));
        default -> bus.send(() -> one.active().forEach(task -> giveBack(one, task)));
      }
    }
  }

  private void visit(SimulatedCase one, AssignmentState to) {
    var before =
        to == AssignmentState.DELIVERED ? AssignmentState.IN_SERVICE : AssignmentState.ACCEPTED;
    for (var task : one.active()) {
      if (task.state() == before) {
        one.assignment(to, task.reminded());
        one.moved(to == AssignmentState.DELIVERED ? State.DELIVERED : State.ASSIGNED, null);
        if (to == AssignmentState.DELIVERED) {
          teams.free(task.teamId());
        }
      }
    }
  }

  private void giveBack(SimulatedCase one, Assignment task) {
    one.assignment(AssignmentState.RELEASED, task.reminded());
    teams.free(task.teamId());
    one.moved(State.SEARCHING, now);
  }

  private void withdrawSometimes(SimulatedCase one) {
    if (one.isOpen() && random.nextInt(4) == 0) {
      one.active().forEach(task -> teams.free(task.teamId()));
      one.assignment(AssignmentState.RELEASED, false);
      one.takeBackTheRest();
      one.moved(State.CLOSED, null);
    }
  }

  private void look() {
    broken.addAll(teams.broken(cases.values()));
  }

  private boolean isAnswerable(SimulatedCase one, UUID offerId) {
    return one.file(now)
        .findOffer(offerId)
        .filter(o -> o.state() == OfferState.SENT && o.expiresAt().isAfter(now))
        .isPresent();
  }

  private boolean isAsRead(CaseFile file) {
    return at(file).version == file.version();
  }

  private SimulatedCase at(CaseFile file) {
    return Objects.requireNonNull(cases.get(file.requestId()));
  }

  private List<CaseFile> dueFiles() {
    return cases.values().stream().filter(one -> one.isDue(now)).map(one -> one.file(now)).toList();
  }

  /** One case, or none while there are none. */
  private List<SimulatedCase> someCase() {
    var all = List.copyOf(cases.values());
    return all.isEmpty() ? all : List.of(all.get(random.nextInt(all.size())));
  }

  private UUID newId() {
    return new UUID(1, ids++);
  }
}
