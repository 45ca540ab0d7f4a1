/**
 * Made-up cities and days of demand, replayed under the engine and under what rivals do, each
 * beside the best that could have been done with the whole day known.
 */
@NullMarked
package org.diandan.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
