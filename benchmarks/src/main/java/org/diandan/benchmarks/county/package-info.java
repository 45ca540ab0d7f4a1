/**
 * Days of a real county with made-up people: where they live, what they ask for, teams that say
 * yes, no or nothing, and the engine beside other ways to find a team on exactly the same days.
 */
@NullMarked
package org.diandan.benchmarks.county;

import org.jspecify.annotations.NullMarked;
