/** Tables of teams as files: a workbook or comma separated values. Knows cells, not teams. */
@NullMarked
package org.diandan.matching.team.sheet;

import org.jspecify.annotations.NullMarked;
