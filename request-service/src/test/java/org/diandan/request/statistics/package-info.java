/** Figures, their journal and their proofs. */
@NullMarked
package org.diandan.request.statistics;

import org.jspecify.annotations.NullMarked;
