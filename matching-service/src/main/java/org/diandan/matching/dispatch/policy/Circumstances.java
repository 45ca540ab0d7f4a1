package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;

/**
 * What a decision may know besides the need and the teams.
 *
 * @param now the moment of the decision, by the clock of whoever owns the case
 * @param asked teams that must not be asked again for this need
 * @param offers how many questions run, and how many may
 * @param prices what each team is worth to needs that are still to come
 * @param scarce skills that few teams have; a team that has them is spared where they are not asked
 */
public record Circumstances(
    Instant now, Set<UUID> asked, Offers offers, TeamPrices prices, Set<SkillCode> scarce) {

  public Circumstances {
    requireNonNull(now, "now");
    asked = Set.copyOf(asked);
    requireNonNull(offers, "offers");
    requireNonNull(prices, "prices");
    scarce = SkillSet.copyOf(scarce);
  }

  /** One question at a time, no prices, no skill scarcer than another. */
  public static Circumstances at(Instant now, Set<UUID> asked) {
    return new Circumstances(now, asked, Offers.ONE, TeamPrices.NONE, Set.of());
  }

  /** The same after these questions were put. */
  Circumstances afterAsking(List<Offer> more) {
    var all = new HashSet<>(asked);
    more.forEach(offer -> all.add(offer.teamId()));
    return new Circumstances(
        now, all, new Offers(offers.running() + more.size(), offers.atMost()), prices, scarce);
  }

  /**
   * Questions about one need.
   *
   * @param running not answered yet
   * @param atMost how many may run at the same time, at least 1; a policy may want fewer
   */
  public record Offers(int running, int atMost) {

    /** The first question, and no second beside it. */
    public static final Offers ONE = new Offers(0, 1);

    public Offers {
      if (running < 0 || atMost < 1) {
        throw new IllegalArgumentException(
            """
            %d running offers of at most %d cannot be.
            At least one team must be allowed to be asked."""
                .formatted(running, atMost));
      }
    }

    /** Whether one more may be sent. */
    boolean hasRoom() {
      return running < atMost;
    }

    /** How many more may be sent when {@code width} are wanted at the same time. */
    int roomWithin(int width) {
      return Math.max(0, Math.min(width, atMost) - running);
    }
  }
}
