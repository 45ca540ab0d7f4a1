package org.diandan.request.limits;

/** What is counted. */
public enum LimitKind {
  SUBMIT_PER_PHONE,
  SUBMIT_PER_SOURCE,
  LOGIN_PER_ACCOUNT,
  LOGIN_PER_SOURCE,
  /** Guesses of the phone tail of one order. */
  TRACK_PER_ORDER,
  TRACK_PER_SOURCE,
  /** One-time codes for one phone number. */
  CODE_PER_PHONE,
  CODE_PER_SOURCE,
  /** Orders of one hotline; its key carries its own number. */
  HOTLINE_PER_KEY,
  /** Posts of one Open311 application; its key carries its own number. */
  OPEN311_PER_KEY,
  /** Pictures brought by somebody who is not signed in. */
  PICTURE_PER_SOURCE,
  /** Words somebody wants suggestions for. */
  SUGGEST_PER_SOURCE,
  /** Calls of the open data feed. */
  OPEN_DATA_PER_SOURCE,
  /** Wrong visit codes for one attempt at a request. */
  VISIT_CODE_PER_REQUEST
}
