/**
 * What the teams of a dispatch area are worth to needs that are still to come today: learned again
 * and again from past days, kept in a table, used by every decision.
 */
@NullMarked
package org.diandan.matching.price;

import org.jspecify.annotations.NullMarked;
