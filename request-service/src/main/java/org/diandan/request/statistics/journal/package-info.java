/**
 * Keeps every event of a case once and derives what the case came to from all of them together, so
 * that neither their order nor their repetition matters. Can be filled anew from the topics while
 * the old figures are served.
 */
@NullMarked
package org.diandan.request.statistics.journal;

import org.jspecify.annotations.NullMarked;
