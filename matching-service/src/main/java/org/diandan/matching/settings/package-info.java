/**
 * What administrators set for the dispatch: an append-only history, the newest readable value of it
 * in force on every instance within seconds, and a preview with the requests of last week.
 */
@NullMarked
package org.diandan.matching.settings;

import org.jspecify.annotations.NullMarked;
