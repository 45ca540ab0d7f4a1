package org.diandan.request.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.OwnWords;
import org.jspecify.annotations.Nullable;

/**
 * The end of a request as somebody typed it, unchecked.
 *
 * @param reason name of a reason
 * @param explanation what the resident will read
 */
public record WantedEnd(@Nullable String reason, @Nullable String explanation) {

  /** In characters. */
  static final int LONGEST_EXPLANATION = 500;

  Optional<EndReason> findReason() {
    return reason == null ? Optional.empty() : EndReason.find(reason.strip());
  }

  /** Without spaces around it; empty when nothing was typed. */
  String words() {
    return explanation == null ? "" : explanation.strip();
  }

  /** What is wrong with it; empty when it can be used. */
  List<Fault> faults() {
    var faults = new ArrayList<Fault>();
    if (reason == null || reason.isBlank()) {
      faults.add(Fault.malformed("reason", "closing.reason.missing"));
    } else if (findReason().isEmpty()) {
      faults.add(Fault.malformed("reason", "closing.reason.unknown"));
    }
    if (words().isEmpty()) {
      findReason()
          .filter(EndReason::isExplained)
          .ifPresent(
              found ->
                  faults.add(
                      Fault.malformed("explanation", "closing.explanation.missing." + found)));
    } else {
      OwnWords.fault("explanation", words(), LONGEST_EXPLANATION).ifPresent(faults::add);
    }
    return List.copyOf(faults);
  }

  /** Never shows words in a log. */
  @Override
  public String toString() {
    return "WantedEnd[…]";
  }
}
