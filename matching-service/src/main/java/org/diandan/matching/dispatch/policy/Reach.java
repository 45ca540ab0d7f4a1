package org.diandan.matching.dispatch.policy;

import java.util.Set;
import org.diandan.contract.AreaCode;
import org.jspecify.annotations.Nullable;

/** Where a team goes: within a distance of its base, or inside named areas. */
public sealed interface Reach {

  /** Whether a need lies inside; {@code metres} is null when either side has no place. */
  boolean covers(AreaCode home, AreaCode need, @Nullable Integer metres);

  /**
   * As the crow flies; where the distance is not known, the team's own area decides.
   *
   * @param kilometres more than 0 and at most 300
   */
  record WithinKilometres(double kilometres) implements Reach {

    public WithinKilometres {
      if (!(kilometres > 0 && kilometres <= 300)) {
        throw new IllegalArgumentException(
            """
            The radius (%s km) must be more than 0 and at most 300 km.
            Maybe the value was given in metres."""
                .formatted(kilometres));
      }
    }

    @Override
    public boolean covers(AreaCode home, AreaCode need, @Nullable Integer metres) {
      return metres == null ? home.contains(need) : metres <= kilometres * 1000;
    }
  }

  /**
   * The team's own area and these.
   *
   * @param more empty when the own area is all
   */
  record WithinAreas(Set<AreaCode> more) implements Reach {

    public WithinAreas {
      more = Set.copyOf(more);
    }

    @Override
    public boolean covers(AreaCode home, AreaCode need, @Nullable Integer metres) {
      if (home.contains(need)) {
        return true;
      }
      for (var area : more) {
        if (area.contains(need)) {
          return true;
        }
      }
      return false;
    }
  }
}
