/**
 * What the search could not solve by itself: the open board teams take from (抢单), and the desk
 * where officials choose whom to ask. Authority is the team's leader there, the official's area
 * here.
 */
@NullMarked
package org.diandan.matching.board;

import org.jspecify.annotations.NullMarked;
