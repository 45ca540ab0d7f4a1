package org.diandan.notification.message;

/** Whom a notice is for. */
public enum Audience {
  /** Every leader of the team the fact speaks of. */
  LEADERS,
  /** Every leader of the team the fact is about, where it is about no request. */
  TEAM,
  /** Every leader of the team that holds the request, or of those that are asked. */
  INVOLVED,
  /** The persons the fact itself names. */
  NAMED,
  /** The persons the fact itself names, where it is about no request. */
  STAFF,
  /** The person who asked for help; nobody when the request is anonymous. */
  RESIDENT,
  /** Whoever holds the phone a code was asked for; the code stands for them. */
  HOLDER
}
