/**
 * Counts by state and the resolution rate, computed from events alone. Silence is counted apart and
 * never in a numerator.
 */
@NullMarked
package org.diandan.request.statistics;

import org.jspecify.annotations.NullMarked;
