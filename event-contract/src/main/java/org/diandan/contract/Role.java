package org.diandan.contract;

/** What somebody may be in an area; authority is a role times an area. */
public enum Role {
  VOLUNTEER,
  LEADER,
  OPERATOR,
  OFFICIAL,
  /** Answers for a department; for which one is known to request-service. */
  DEPARTMENT,
  ADMINISTRATOR,
  /** A hotline's own system, signed in by API key. */
  HOTLINE,
  /** One of our own services. */
  SERVICE
}
