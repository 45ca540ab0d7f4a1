package org.diandan.contract;

/** Why a team could not take an offer; never shown to the resident, never held against a person. */
public enum DeclineReason {
  BUSY,
  TOO_FAR,
  NO_SKILL,
  HEALTH,
  SAFETY_WORRY,
  CONFLICT_OF_INTEREST,
  WRONG_CATEGORY,
  OTHER
}
