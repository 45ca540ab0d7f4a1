/**
 * Who helps: teams, the search for one, its answer, the visit. Knows persons only as ids and needs
 * only as codes.
 */
@NullMarked
package org.diandan.matching;

import org.jspecify.annotations.NullMarked;
