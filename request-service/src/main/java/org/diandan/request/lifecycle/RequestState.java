package org.diandan.request.lifecycle;

/** Where a request stands. */
public enum RequestState {
  /** Ordered and numbered; matching has not asked anybody yet. */
  SUBMITTED("已点单"),
  /** The search for a team goes on. */
  DISPATCHING("派单中"),
  /** At least one team is asked. */
  OFFERED("待接单"),
  /** A person has to look, because the search could not go on by itself. */
  ESCALATED("已升级"),
  /** A department answers for it. */
  REFERRED("已转办"),
  /** The joint meeting decides about it. */
  CONFERENCE("联席会办"),
  /** A team has promised to come. */
  ACCEPTED("已接单"),
  /** Somebody of the team is there. */
  IN_SERVICE("服务中"),
  /** The work is done as far as the team is concerned. */
  DELIVERED("待评单"),
  /** The resident says it is resolved. */
  RESOLVED("已解决"),
  /** 72 h of silence after delivery. */
  NOT_EVALUATED("未评单"),
  /** The resident no longer wants it. */
  WITHDRAWN("已撤回"),
  /** Staff closed it unresolved, with a reason the resident reads. */
  ENDED("未办结");

  private final String zh;

  RequestState(String zh) {
    this.zh = zh;
  }

  /** Whether it ended; only reopening leads out of it. */
  public boolean isClosed() {
    return this == RESOLVED || this == NOT_EVALUATED || this == WITHDRAWN || this == ENDED;
  }

  String zh() {
    return zh;
  }
}
