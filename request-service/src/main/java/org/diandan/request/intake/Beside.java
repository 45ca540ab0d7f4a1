package org.diandan.request.intake;

import org.jspecify.annotations.Nullable;

/**
 * What comes with an order beside its answers.
 *
 * @param onBehalf null when people order for themselves
 * @param draft the form whose pictures become the request's; null when there was no form
 */
public record Beside(@Nullable OnBehalf onBehalf, @Nullable DraftSecret draft) {

  /** Nothing. */
  public static final Beside NOTHING = new Beside(null, null);
}
