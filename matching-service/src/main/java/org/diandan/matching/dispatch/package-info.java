/**
 * The search for a team: one case per request, its offers and its timers. Every write is guarded by
 * the version of the case, so that two owners at once do no harm.
 */
@NullMarked
package org.diandan.matching.dispatch;

import org.jspecify.annotations.NullMarked;
