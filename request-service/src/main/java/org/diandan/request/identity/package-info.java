/**
 * Everybody with a name: persons, accounts, sessions, and keys of other systems. Pages and other
 * services learn from here who somebody is and what they may do where.
 */
@NullMarked
package org.diandan.request.identity;

import org.jspecify.annotations.NullMarked;
