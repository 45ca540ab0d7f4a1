package org.diandan.matching.dispatch.policy.pool;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request that left the pool.
 *
 * @param team null when nobody was free for it
 * @param time seconds on the caller's clock when it had to be decided
 */
public record Commitment<R, T>(R request, @Nullable T team, double time) {}
