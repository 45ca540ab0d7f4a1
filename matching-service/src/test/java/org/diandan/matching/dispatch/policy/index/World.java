package org.diandan.matching.dispatch.policy.index;

import java.util.Random;
import org.diandan.matching.dispatch.policy.index.TeamIndex.Degrees;

/** Where a made-up world puts its teams and its questions. */
enum World {
  CITY {
    @Override
    Degrees place(Random random) {
      return new Degrees(115 + random.nextGaussian() * 0.3, 27 + random.nextGaussian() * 0.3);
    }
  },
  ANTIMERIDIAN {
    @Override
    Degrees place(Random random) {
      var longitude = 180 + random.nextGaussian() * 0.5;
      return new Degrees(
          longitude > 180 ? longitude - 360 : longitude, -17 + random.nextGaussian() * 0.5);
    }
  },
  NORTH_POLE {
    @Override
    Degrees place(Random random) {
      return new Degrees(random.nextDouble(-180, 180), 90 - Math.abs(random.nextGaussian()) * 8);
    }
  },
  SOUTH_POLE {
    @Override
    Degrees place(Random random) {
      return new Degrees(random.nextDouble(-180, 180), -90 + Math.abs(random.nextGaussian()) * 8);
    }
  },
  EVERYWHERE {
    @Override
    Degrees place(Random random) {
      return new Degrees(random.nextDouble(-180, 180), random.nextDouble(-90, 90));
    }
  },
  EQUATOR {
    @Override
    Degrees place(Random random) {
      return new Degrees(random.nextDouble(-180, 180), random.nextGaussian());
    }
  },
  HEAPS {
    @Override
    Degrees place(Random random) {
      return new Degrees(110 + random.nextInt(3), 30 + random.nextInt(2));
    }
  };

  abstract Degrees place(Random random);
}
