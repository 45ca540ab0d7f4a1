/**
 * Writes tables row by row as CSV or as a workbook; memory does not grow with the rows. Nothing
 * here knows what the columns mean.
 */
@NullMarked
package org.diandan.request.sheet;

import org.jspecify.annotations.NullMarked;
