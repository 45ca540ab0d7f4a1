package org.diandan.request.tracking.web;

import java.util.ArrayList;
import java.util.List;
import org.diandan.request.lifecycle.Decisions.Verdict;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What a resident says after a visit, unchecked.
 *
 * @param resolved whether the need is met
 * @param stars 1 to 5
 * @param words at most 1000 characters
 */
record Evaluation(@Nullable Boolean resolved, @Nullable Integer stars, @Nullable String words) {

  private static final int LONGEST_WORDS = 1000;

  /** Empty when it can be used. */
  List<FieldError> faults() {
    var faults = new ArrayList<FieldError>();
    if (resolved == null) {
      faults.add(new FieldError("resolved", "request.resolved.missing"));
    }
    if (stars == null || stars < 1 || stars > 5) {
      faults.add(new FieldError("stars", "request.stars.range"));
    }
    if (words != null && words.length() > LONGEST_WORDS) {
      faults.add(new FieldError("words", "request.words.long", LONGEST_WORDS, words.length()));
    }
    return faults;
  }

  Verdict verdict(FieldCipher cipher) {
    var faults = faults();
    if (resolved == null || stars == null || !faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new Verdict(
        resolved, stars, words == null || words.isBlank() ? null : cipher.encrypt(words.strip()));
  }
}
