package org.diandan.matching.dispatch.policy.assignment;

/** What requests pay in all and what teams are worth, by number. */
final class Duals {

  final long[] request;
  final long[] team;

  Duals(int requests, int teams) {
    request = new long[requests];
    team = new long[teams];
  }
}
