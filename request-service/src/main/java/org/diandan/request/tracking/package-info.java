/**
 * What residents see of their request and what they may still do: withdraw, evaluate. The private
 * link opens everything; order number and phone tail show the bare status.
 */
@NullMarked
package org.diandan.request.tracking;

import org.jspecify.annotations.NullMarked;
