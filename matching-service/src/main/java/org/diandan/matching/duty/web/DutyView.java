package org.diandan.matching.duty.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task and its people in the reader's words.
 *
 * @param group of the service item, names its icon
 * @param open whether people can still be sent
 * @param lacking how many people are still to be found; 0 or more
 * @param standing those who go or stand by
 * @param past those who do not any more
 * @param members whom a leader may send; empty for others
 * @param mine the reader's own standing duty; null when there is none
 * @param reasonAsked whether stepping back now asks why
 */
record DutyView(
    UUID assignmentId,
    UUID requestId,
    String group,
    String item,
    String teamName,
    String when,
    boolean open,
    boolean leads,
    boolean late,
    int needed,
    long lacking,
    List<Row> standing,
    List<Row> past,
    List<Member> members,
    @Nullable Row mine,
    boolean reasonAsked,
    String day,
    String from,
    String until) {

  /**
   * One duty.
   *
   * @param me whether it is the reader's
   * @param because a sentence; empty when nobody said why
   * @param begun whether its time has come, so that nobody being there can be said
   */
  record Row(
      UUID id,
      UUID personId,
      boolean me,
      String state,
      String time,
      String because,
      boolean begun) {}

  /**
   * Somebody who could go.
   *
   * @param skills empty when none are known
   * @param against sentences that speak against it at the proposed time
   */
  record Member(UUID personId, boolean me, boolean leader, String skills, List<String> against) {}
}
