package org.diandan.matching.visit.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit in the reader's words.
 *
 * @param group of the service item, names its icon
 * @param pass opens the brief of request-service; null when the reader does not go there
 * @param mine where the reader is: NEVER_CAME, IS_THERE or HAS_LEFT
 * @param since when the reader came; null before
 * @param endsWithMe whether the visit ends when the reader leaves
 * @param minutes null before the end of the visit
 * @param result null before the end of the visit, or when the clock ended it
 * @param people who was there, in the order they came
 */
record VisitView(
    UUID id,
    UUID requestId,
    String orderNumber,
    String teamName,
    String state,
    String group,
    String item,
    String urgency,
    String when,
    @Nullable String pass,
    boolean leads,
    String mine,
    @Nullable String since,
    boolean endsWithMe,
    @Nullable Integer minutes,
    @Nullable String result,
    List<Present> people) {

  VisitView {
    people = List.copyOf(people);
  }

  /**
   * Somebody who was there.
   *
   * @param left null while the person is there
   * @param proofs keys of what the times stand on; empty when it is the person's word alone
   */
  record Present(UUID personId, String came, @Nullable String left, List<String> proofs) {

    Present {
      proofs = List.copyOf(proofs);
    }
  }

  public boolean isActive() {
    return state.equals("ACCEPTED") || state.equals("IN_SERVICE");
  }
}
