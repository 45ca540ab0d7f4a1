package org.diandan.request.intake;

import java.util.Arrays;
import java.util.Optional;

/** What the person who needs help is to the one who orders. */
public enum Relation {
  PARENT,
  SPOUSE,
  CHILD,
  RELATIVE,
  NEIGHBOUR,
  /** The one who orders works for the community or its grid. */
  COMMUNITY_WORKER,
  OTHER;

  static Optional<Relation> of(String name) {
    return Arrays.stream(values()).filter(relation -> relation.name().equals(name)).findFirst();
  }
}
