package org.diandan.contract;

/** The seven colours of volunteer teams, and the rest. */
public enum TeamKind {
  PARTY,
  YOUTH,
  WOMEN,
  CULTURE,
  LEGAL_AID,
  MEDICAL,
  SCIENCE,
  OTHER
}
