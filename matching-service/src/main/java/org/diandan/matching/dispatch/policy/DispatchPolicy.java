package org.diandan.matching.dispatch.policy;

/** The engine behind the dispatch; the same input always gives the same decision. */
public interface DispatchPolicy {

  /** Chooses the teams to ask now, best first. */
  DispatchDecision decide(OpenNeed need, Candidates teams, Circumstances circumstances);
}
