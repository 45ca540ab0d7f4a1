package org.diandan.request.feature;

import static java.util.Objects.requireNonNull;

/**
 * What the configuration says about a feature; a feature without one is on. The package that owns
 * the setting declares it as a bean.
 */
public record FeatureDefault(Feature feature, boolean on) {

  public FeatureDefault {
    requireNonNull(feature, "feature");
  }
}
