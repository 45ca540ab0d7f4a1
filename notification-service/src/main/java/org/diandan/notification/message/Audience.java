package org.diandan.notification.message;

/** Whom a notice is for. */
enum Audience {
  /** Every leader of the team the fact speaks of. */
  LEADERS,
  /** The person who asked for help; nobody when the request is anonymous. */
  RESIDENT
}
