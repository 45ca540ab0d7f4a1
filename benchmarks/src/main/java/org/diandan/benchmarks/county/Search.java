package org.diandan.benchmarks.county;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.diandan.benchmarks.county.Told.Outcome;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.Asking;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.OpenNeed.Past;
import org.diandan.matching.dispatch.policy.TeamPrices;

/** How far the search for one request has come; {@link CountyRun} moves it on. */
final class Search {

  static final int NOBODY = -1;

  /** The product's own setting; others are asked one at a time. */
  private static final int EMERGENCY_QUESTIONS = 3;

  final Request request;

  /** Teams that have not answered yet, by number. */
  final Set<Integer> running = new TreeSet<>();

  final Set<UUID> asked = new HashSet<>();

  /** Teams that lacked room at the last decision. */
  Set<UUID> busy = Set.of();

  int failures;
  Outcome outcome = Outcome.OPEN;
  private int servedBy = NOBODY;
  private int metres;
  private Duration waited = Duration.ZERO;

  Search(Request request) {
    this.request = request;
  }

  boolean isOpen() {
    return outcome == Outcome.OPEN;
  }

  /** A team says yes. */
  void serve(int team, Instant at, int itsMetres) {
    outcome = Outcome.SERVED;
    servedBy = team;
    metres = itsMetres;
    waited = Duration.between(request.since(), at);
  }

  /** What a platform may know at this moment. */
  Asking asking(Instant now) {
    var need = request.need();
    var past = new Past(Duration.between(request.since(), now), failures, Set.of(), Set.of());
    int atMost = need.need().urgency() == Urgency.U1 ? EMERGENCY_QUESTIONS : 1;
    var offers = new Offers(running.size(), atMost);
    return new Asking(
        new OpenNeed(need.area(), need.place(), need.wished(), need.need(), past),
        new Circumstances(now, asked, offers, TeamPrices.NONE, Set.of()));
  }

  /** What became of it. */
  Told told() {
    return new Told(request, outcome, servedBy, asked.size(), metres, waited);
  }
}
