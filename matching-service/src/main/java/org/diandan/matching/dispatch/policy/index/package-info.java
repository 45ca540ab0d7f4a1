/**
 * The nearest teams with some skills, in microseconds: a grid of flat arrays with a bit mask of
 * skills per team, and a small overlay for teams that changed since it was built. Knows numbers
 * only: a team is a slot, and what else speaks against it is the caller's filter.
 */
@NullMarked
package org.diandan.matching.dispatch.policy.index;

import org.jspecify.annotations.NullMarked;
