package org.diandan.contract;

/** What a visit came to, in the words of those who were there. */
public enum VisitResult {
  DONE,
  /** The resident decides whether that is enough. */
  PARTLY,
  /** The team could not help; the search goes on. */
  UNABLE,
  /** Volunteers cannot help; a person looks. */
  NEEDS_DEPARTMENT
}
