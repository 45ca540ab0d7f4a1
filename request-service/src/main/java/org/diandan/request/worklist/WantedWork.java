package org.diandan.request.worklist;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.jspecify.annotations.Nullable;

/**
 * What an official wants to do to several requests.
 *
 * @param list where they were chosen
 * @param requests at least one; their areas were checked
 * @param department where they go; null unless they are referred
 * @param reason why they go up; null when whoever holds them is urged
 * @param words for whoever gets them; never blank when somebody is urged
 * @param answerWithinHours how long those who are urged have; 0 for others
 */
public record WantedWork(
    WorkList list,
    BulkAction action,
    List<UUID> requests,
    @Nullable UUID department,
    @Nullable LadderReason reason,
    String words,
    int answerWithinHours) {

  public WantedWork {
    requests = List.copyOf(requests);
    if ((action == BulkAction.REFER) != (department != null)
        || (action == BulkAction.URGE) != (reason == null)
        || (action == BulkAction.URGE && (words.isBlank() || answerWithinHours < 1))) {
      throw new IllegalArgumentException("Not what it takes to %s requests.".formatted(action));
    }
  }
}
