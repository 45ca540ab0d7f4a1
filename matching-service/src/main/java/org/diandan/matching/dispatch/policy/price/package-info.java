/**
 * What a team's last free slots are worth to requests that are yet to come, learned from sampled
 * days of demand. Added to the cost of a pair, it keeps a team for those who need it more.
 */
@NullMarked
package org.diandan.matching.dispatch.policy.price;

import org.jspecify.annotations.NullMarked;
