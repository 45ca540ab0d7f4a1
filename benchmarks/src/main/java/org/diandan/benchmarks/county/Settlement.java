package org.diandan.benchmarks.county;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.policy.Place;

/**
 * Where the people of a county live, the same for the same seed: towns anywhere inside the border,
 * villages gathered around their town. There is no open data with positions of villages; these are
 * made up.
 */
final class Settlement {

  /** 1.41 billion people in the 583,983 villages and residents' committees of the table. */
  private static final int PEOPLE_A_VILLAGE = 2_400;

  /** Of the side of a square with the area of a mean town: how far its villages spread. */
  private static final double VILLAGE_SPREAD = 0.35;

  private static final double HOME_SPREAD_KM = 0.3;

  /** A village or residents' committee; its code is made up below the level of the town. */
  record Village(AreaCode code, Place place) {}

  private final County county;
  private final Map<AreaCode, Place> towns = new LinkedHashMap<>();
  private final List<Village> villages = new ArrayList<>();

  Settlement(County county, long seed) {
    this.county = county;
    var random = new SplittableRandom(seed);
    double side = Math.sqrt(county.outline().squareKilometres() / county.towns().size());
    for (var town : county.towns()) {
      var centre = county.outline().draw(random);
      towns.put(town.code(), centre);
      for (int number = 1; number <= town.villages(); number++) {
        villages.add(
            new Village(
                new AreaCode("%s%03d".formatted(town.code(), number)),
                county.outline().near(centre, VILLAGE_SPREAD * side, random)));
      }
    }
  }

  County county() {
    return county;
  }

  /** How many people live in the county. */
  int people() {
    return villages.size() * PEOPLE_A_VILLAGE;
  }

  /** The centre of each town, in the order of the towns. */
  Map<AreaCode, Place> towns() {
    return towns;
  }

  /** All villages; about the same number of people in each. */
  List<Village> villages() {
    return villages;
  }

  /** The village of a person, each person as likely as another. */
  Village drawVillage(SplittableRandom random) {
    return villages.get(random.nextInt(villages.size()));
  }

  /** A house of a village. */
  Place drawHome(Village village, SplittableRandom random) {
    return county.outline().near(village.place(), HOME_SPREAD_KM, random);
  }
}
