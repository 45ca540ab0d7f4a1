/**
 * Calling residents back (回访): those who are silent after a delivery and those who said that it is
 * not resolved. An agent leases one at a time; nothing is invented for people nobody reached.
 */
@NullMarked
package org.diandan.request.callback;

import org.jspecify.annotations.NullMarked;
