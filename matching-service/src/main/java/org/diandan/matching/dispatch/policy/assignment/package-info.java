/**
 * Which team serves which request when all are looked at together: the exact sparse assignment with
 * convex load, its prices, and what answers when time is short. Costs are whole metres of regret.
 */
@NullMarked
package org.diandan.matching.dispatch.policy.assignment;

import org.jspecify.annotations.NullMarked;
