package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/**
 * Who serves whom so far, with prices under which nobody wants to change: each request sits where
 * edge plus price is least, and each price lies between what the team's last slot cost and what its
 * next one would cost. Such a plan is optimal for the requests in it.
 */
final class Plan {

  /** Price of a slot a full team does not have; far above any path, far below overflow. */
  static final long NO_ROOM = Long.MAX_VALUE / 4;

  /** Stands where a team would, for a request not yet looked at. */
  static final int UNPLACED = -2;

  static final int NOBODY = -1;

  final AssignmentProblem problem;
  final int[] rowStart;
  final int[] edgeTeam;
  final long[] edgeCost;

  /** By request: its team, and the cost of the edge to it. */
  final int[] team;

  final long[] paid;

  /** By team: its price now, and the cost of its next slot. */
  final long[] price;

  final long[] room;

  private final int[] used;
  private final int[] firstMember;
  private final int[] nextMember;
  private final int[] memberBefore;

  Plan(AssignmentProblem problem) {
    this.problem = problem;
    rowStart = problem.rows().start;
    edgeTeam = problem.rows().team;
    edgeCost = problem.rows().cost;
    int requests = problem.requests();
    int teams = problem.touchedTeams();
    team = new int[requests];
    Arrays.fill(team, UNPLACED);
    paid = new long[requests];
    nextMember = new int[requests];
    memberBefore = new int[requests];
    price = new long[teams];
    room = new long[teams];
    used = new int[teams];
    firstMember = new int[teams];
    Arrays.fill(firstMember, NOBODY);
    for (int each = 0; each < teams; each++) {
      refreshRoom(each);
      price[each] = room[each] == NO_ROOM ? 0 : room[each];
    }
  }

  int firstMember(int ofTeam) {
    return firstMember[ofTeam];
  }

  int nextMember(int afterRequest) {
    return nextMember[afterRequest];
  }

  int members(int ofTeam) {
    return used[ofTeam];
  }

  /** Whether a request can join at the price of today. */
  boolean hasRoomNow(int atTeam) {
    return room[atTeam] == price[atTeam];
  }

  /** What a request with a place pays in all. */
  long dual(int request) {
    return team[request] >= 0
        ? paid[request] + price[team[request]]
        : problem.unmatchedCost(request);
  }

  void leaveUnmatched(int request) {
    team[request] = Assignment.UNMATCHED;
  }

  /** Puts a request on the next slot of a team. */
  void fillSlot(int request, int itsTeam, long cost) {
    join(request, itsTeam, cost);
    takeSlot(itsTeam);
  }

  /** Counts one more request at a team. */
  void takeSlot(int ofTeam) {
    used[ofTeam]++;
    refreshRoom(ofTeam);
  }

  /** Adds a request to a team's list, on a slot that is counted elsewhere. */
  void join(int request, int itsTeam, long cost) {
    team[request] = itsTeam;
    paid[request] = cost;
    int first = firstMember[itsTeam];
    nextMember[request] = first;
    memberBefore[request] = NOBODY;
    if (first != NOBODY) {
      memberBefore[first] = request;
    }
    firstMember[itsTeam] = request;
  }

  /** Takes a request off its team's list; its slot stays counted for whoever comes. */
  void part(int request) {
    int before = memberBefore[request];
    int next = nextMember[request];
    if (before == NOBODY) {
      firstMember[team[request]] = next;
    } else {
      nextMember[before] = next;
    }
    if (next != NOBODY) {
      memberBefore[next] = before;
    }
    team[request] = UNPLACED;
  }

  private void refreshRoom(int ofTeam) {
    int whole = problem.touchedTeam(ofTeam);
    room[ofTeam] =
        used[ofTeam] < problem.capacity(whole) ? problem.slotCost(whole, used[ofTeam]) : NO_ROOM;
  }

  Assignment toAssignment() {
    int requests = problem.requests();
    var teams = new int[requests];
    var duals = new Duals(requests, problem.teams());
    long cost = 0;
    for (int request = 0; request < requests; request++) {
      int chosen = team[request];
      teams[request] = chosen < 0 ? Assignment.UNMATCHED : problem.touchedTeam(chosen);
      cost += chosen < 0 ? problem.unmatchedCost(request) : paid[request];
      duals.request[request] = dual(request);
    }
    for (int each = 0; each < price.length; each++) {
      int whole = problem.touchedTeam(each);
      duals.team[whole] = price[each];
      for (int slot = 0; slot < used[each]; slot++) {
        cost += problem.slotCost(whole, slot);
      }
    }
    return new Assignment(teams, cost, duals, SolvedBy.SHORTEST_AUGMENTING_PATHS);
  }
}
