package org.diandan.request.clock.running;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * What pages show of the clocks of one request.
 *
 * @param question what the resident is asked; null when nobody waits for them
 * @param originalFinishBy the end as first promised; null when it was never extended
 * @param extensions that were asked for in this round, oldest first
 * @param mayAsk whether the resident can be asked something now
 * @param mayExtend whether more time can be asked for now
 */
public record ClockCard(
    UUID request,
    String orderNumber,
    RequestState state,
    Instant finishBy,
    @Nullable Asked question,
    @Nullable Instant originalFinishBy,
    List<Extension> extensions,
    boolean mayAsk,
    boolean mayExtend) {

  public ClockCard {
    extensions = List.copyOf(extensions);
  }

  /** An open question. */
  public record Asked(UUID id, String words, Instant at, Asker.As role) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Asked[%s]".formatted(id);
    }
  }

  /** Where a wish for more time stands. */
  public enum Standing {
    ASKED,
    GRANTED,
    REFUSED,
    /** The request went another way before anybody decided. */
    VOID
  }

  /**
   * A wish for more time.
   *
   * @param reason empty once residents are forgotten
   * @param decision why not; empty unless it was refused
   */
  public record Extension(
      UUID id, Instant until, String reason, Instant askedAt, Standing standing, String decision) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Extension[%s, %s]".formatted(id, standing);
    }
  }

  /** Whether both clocks stand still. */
  public boolean isWaiting() {
    return question != null;
  }
}
