/** Programming interface of the open board and of manual dispatch. */
@NullMarked
package org.diandan.matching.board.web;

import org.jspecify.annotations.NullMarked;
