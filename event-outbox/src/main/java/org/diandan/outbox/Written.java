package org.diandan.outbox;

import static java.util.Objects.requireNonNull;

/** What became of a {@link Change}. */
public sealed interface Written {

  /** Rows, events and key are committed. */
  record Applied() implements Written {}

  /** The change did not hold ({@code changed} was empty): nothing at all was written. */
  record Refused() implements Written {}

  /**
   * The same thing was done before; nothing was written now.
   *
   * @param answer what was remembered at the first time; empty for an event that was handled before
   */
  record Repeated(String answer) implements Written {

    public Repeated {
      requireNonNull(answer, "answer");
    }
  }

  /** The key was used before for something else (another fingerprint); nothing was written now. */
  record KeyReused() implements Written {}

  /** A row was locked by somebody else for too long, perhaps by the same call; nothing written. */
  record InFlight() implements Written {}
}
