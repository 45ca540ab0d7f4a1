package org.diandan.contract;

/** Why a request ended; mandatory, because the rates are counted from it. */
public enum ClosureReason {
  RESOLVED_BY_VOLUNTEERS,
  RESOLVED_BY_DEPARTMENT,
  PARTLY_RESOLVED,
  DONE_BY_OTHERS,
  NO_LONGER_WANTED,
  DUPLICATE,
  OUT_OF_SCOPE,
  CANNOT_BE_DONE,
  UNREACHABLE,
  WITHDRAWN,
  UNSAFE,
  ABUSE,
  /** 72 h of silence after delivery: never counted as resolved or satisfied. */
  NOT_EVALUATED
}
