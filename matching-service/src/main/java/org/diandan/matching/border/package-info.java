/**
 * Help across the border of a prefecture: a search that finds nobody at home asks the neighbours of
 * the same province to hold a place, one owner asking another by events, and turns it into an offer
 * or gives it back.
 *
 * @see <a href="../../../../../../../../docs/decisions/0013-border.md">decision 0013</a>
 */
@NullMarked
package org.diandan.matching.border;

import org.jspecify.annotations.NullMarked;
