/**
 * Departments that answer for what volunteers cannot do: where, for what, and with whose accounts.
 */
@NullMarked
package org.diandan.request.department;

import org.jspecify.annotations.NullMarked;
