/**
 * What must be said before an order goes on: who to call when a life is in danger, and where to go
 * with what volunteers may not do. Nobody is refused; the words stay.
 */
@NullMarked
package org.diandan.request.stopper;

import org.jspecify.annotations.NullMarked;
