package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/**
 * Who serves whom so far, with prices under which nobody wants to change: each request sits where
 * edge plus price is least, and each price lies between what the team's last slot cost and what its
 * next one would cost. Such a plan is optimal for the requests in it. Arrays are by number of
 * request, team or edge and open to the searches of this package, which live on them.
 */
final class Plan {

  /** Cost of a slot a full team does not have; far above any path, far below overflow. */
  static final long NO_ROOM = Long.MAX_VALUE / 4;

  /** Stands where a team would, for a request that is not part of the plan (yet). */
  static final int UNPLACED = -2;

  static final int NOBODY = -1;

  /** By request: its edges, cheapest first, and what it costs to leave it unmatched. */
  int[] rowStart;

  int[] rowEnd;
  long[] unmatchedCost;

  int[] edgeTeam;
  long[] edgeCost;

  /** By request: its team, and the cost of the edge to it. */
  int[] team;

  long[] paid;

  /** By team: its price, and the cost of its next slot. */
  long[] price;

  long[] room;

  private final LoadCost slots;
  private int[] capacity;
  private int[] used;
  private int[] firstMember;
  private int[] nextMember;
  private int[] memberBefore;

  private Plan(int requests, int teams, LoadCost slots) {
    this.slots = slots;
    rowStart = new int[requests];
    rowEnd = new int[requests];
    unmatchedCost = new long[requests];
    edgeTeam = new int[0];
    edgeCost = new long[0];
    team = new int[requests];
    Arrays.fill(team, UNPLACED);
    paid = new long[requests];
    nextMember = new int[requests];
    memberBefore = new int[requests];
    price = new long[teams];
    room = new long[teams];
    capacity = new int[teams];
    used = new int[teams];
    firstMember = new int[teams];
    Arrays.fill(firstMember, NOBODY);
  }

  /** A plan without requests and teams, which can grow. */
  static Plan empty(LoadCost slots) {
    return new Plan(0, 0, slots);
  }

  /** A plan for the touched teams of a problem, with no request placed and prices at the least. */
  static Plan of(AssignmentProblem problem) {
    LoadCost slots = (team, slot) -> problem.slotCost(problem.touchedTeam(team), slot);
    var plan = new Plan(problem.requests(), problem.touchedTeams(), slots);
    plan.edgeTeam = problem.rows().team;
    plan.edgeCost = problem.rows().cost;
    for (int request = 0; request < plan.team.length; request++) {
      plan.rowStart[request] = problem.firstEdge(request);
      plan.rowEnd[request] = problem.endEdge(request);
      plan.unmatchedCost[request] = problem.unmatchedCost(request);
    }
    for (int each = 0; each < plan.price.length; each++) {
      plan.setCapacity(each, problem.capacity(problem.touchedTeam(each)));
      plan.price[each] = plan.room[each] == NO_ROOM ? 0 : plan.room[each];
    }
    return plan;
  }

  void growRequests(int size) {
    int before = team.length;
    rowStart = Arrays.copyOf(rowStart, size);
    rowEnd = Arrays.copyOf(rowEnd, size);
    unmatchedCost = Arrays.copyOf(unmatchedCost, size);
    team = Arrays.copyOf(team, size);
    Arrays.fill(team, before, size, UNPLACED);
    paid = Arrays.copyOf(paid, size);
    nextMember = Arrays.copyOf(nextMember, size);
    memberBefore = Arrays.copyOf(memberBefore, size);
  }

  void growTeams(int size) {
    int before = price.length;
    price = Arrays.copyOf(price, size);
    room = Arrays.copyOf(room, size);
    capacity = Arrays.copyOf(capacity, size);
    used = Arrays.copyOf(used, size);
    firstMember = Arrays.copyOf(firstMember, size);
    Arrays.fill(firstMember, before, size, NOBODY);
  }

  int firstMember(int ofTeam) {
    return firstMember[ofTeam];
  }

  int nextMember(int afterRequest) {
    return nextMember[afterRequest];
  }

  int used(int ofTeam) {
    return used[ofTeam];
  }

  int capacity(int ofTeam) {
    return capacity[ofTeam];
  }

  /** Whether a request can join at the price of today. */
  boolean hasRoomNow(int atTeam) {
    return room[atTeam] == price[atTeam];
  }

  /** What the last slot in use cost; there must be one. */
  long lastSlotCost(int ofTeam) {
    return slots.slotCost(ofTeam, used[ofTeam] - 1);
  }

  /** What a request of the plan pays in all. */
  long dual(int request) {
    return team[request] >= 0 ? paid[request] + price[team[request]] : unmatchedCost[request];
  }

  void setCapacity(int ofTeam, int places) {
    capacity[ofTeam] = places;
    refreshRoom(ofTeam);
  }

  /** Counts one request more at a team. */
  void takeSlot(int ofTeam) {
    used[ofTeam]++;
    refreshRoom(ofTeam);
  }

  /** Counts one request less at a team. */
  void freeSlot(int ofTeam) {
    used[ofTeam]--;
    refreshRoom(ofTeam);
  }

  /** Learns anew what the next slot costs. */
  void refreshRoom(int ofTeam) {
    room[ofTeam] = used[ofTeam] < capacity[ofTeam] ? slots.slotCost(ofTeam, used[ofTeam]) : NO_ROOM;
  }

  /** Adds a request to a team, on a slot that is counted elsewhere. */
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

  /** Takes a request off its team; its slot stays counted for whoever comes. */
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
}
