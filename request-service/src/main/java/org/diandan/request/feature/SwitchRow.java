package org.diandan.request.feature;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of a switch as it stands in the table; another release may have written what this one
 * does not know.
 *
 * @param number of all changes, from 1 without gaps
 * @param code of the feature
 * @param before name of the position before
 * @param after name of the position since then
 * @param changedBy person id
 */
public record SwitchRow(
    long number,
    String code,
    String before,
    String after,
    Instant changedAt,
    UUID changedBy,
    String reason) {

  /** The feature; empty when this release does not know it. */
  public Optional<Feature> feature() {
    return Feature.coded(code);
  }

  /** What the switch says since then; empty when that cannot be read. */
  public Optional<Position> position() {
    return Position.named(after);
  }

  /** Whether it is about a feature of ours and cannot be read; it is passed over. */
  public boolean isDamaged() {
    return feature().isPresent() && position().isEmpty();
  }
}
