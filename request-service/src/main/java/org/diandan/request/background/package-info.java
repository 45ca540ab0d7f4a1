/**
 * What imports and exports share: work on a thread of its own, one job after the other, and files
 * that are kept in packed pieces.
 */
@NullMarked
package org.diandan.request.background;

import org.jspecify.annotations.NullMarked;
