package org.diandan.request.lifecycle;

/** What can happen to a request. */
public enum Step {
  ORDER("resident or operator orders", "request.submitted.v1"),
  ASK_TEAM("matching asks a team", "offer.sent.v1"),
  KEEP_SEARCHING(
      "the last open offer ends", "offer.declined.v1, offer.expired.v1, offer.withdrawn.v1"),
  ESCALATE("matching needs a person", "search.escalated.v1"),
  ACCEPT("a team accepts", "assignment.accepted.v1"),
  RELEASE("the team gives it back", "assignment.released.v1"),
  CHECK_IN("the team is there", "visit.checked-in.v1"),
  DELIVER("the team checks out", "visit.delivered.v1"),
  CONFIRM("the resident says resolved", "request.evaluated.v1, request.closed.v1"),
  REOPEN("the resident says unresolved", "request.evaluated.v1, request.reopened.v1"),
  ASK_AGAIN("the resident reopens what was closed, within 7 days", "request.reopened.v1"),
  STAY_SILENT("72 h without an evaluation", "request.closed.v1"),
  MERGE("an operator or the resident merges it into another one", "request.merged.v1"),
  UNMERGE(
      "an operator separates it, or the other one ends without having been delivered",
      "request.unmerged.v1"),
  WITHDRAW("the resident withdraws", "request.withdrawn.v1, request.closed.v1"),
  CLOSE_BY_STAFF("staff closes it unresolved, with a reason", "request.closed.v1"),
  REFER(
      "an official, an operator or the joint meeting gives it to a department",
      "request.referred.v1"),
  SEND_TO_MEETING(
      "an official or an operator puts it before the joint meeting", "request.sent-to-meeting.v1"),
  HAND_BACK("an official gives it back to the volunteers", "request.handed-back.v1"),
  ANSWER("the department says it is done", "referral.answered.v1"),
  EXPLAIN(
      "the department or the joint meeting says why it cannot be done",
      "referral.answered.v1 or meeting.decided.v1, request.closed.v1"),
  TRY_AGAIN(
      "the resident says unresolved to a department",
      "request.evaluated.v1, request.referred.v1, request.reopened.v1"),
  ASK_DEPARTMENT(
      "the resident reopens what a department said cannot be done, within 7 days",
      "request.referred.v1, request.reopened.v1"),
  ASK_MEETING(
      "the resident reopens what the joint meeting said cannot be done, within 7 days",
      "request.sent-to-meeting.v1, request.reopened.v1");

  private final String cause;
  private final String events;

  Step(String cause, String events) {
    this.cause = cause;
    this.events = events;
  }

  String cause() {
    return cause;
  }

  String events() {
    return events;
  }
}
