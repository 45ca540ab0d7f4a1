/** Periods, and what is said about figures. */
@NullMarked
package org.diandan.request.statistics;

import org.jspecify.annotations.NullMarked;
