/**
 * Requests that are better served beyond the border of their dispatch area: what neighbours reserve
 * for each other, and when a request moves. Plain Java; the engine carries the questions as events.
 */
@NullMarked
package org.diandan.matching.dispatch.policy.border;

import org.jspecify.annotations.NullMarked;
