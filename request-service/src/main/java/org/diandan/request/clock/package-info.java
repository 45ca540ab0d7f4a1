/**
 * Promised times: how long until a team accepts and until the work is done. Urgent needs run on
 * wall time, all others on the working calendar with its holidays and make-up workdays.
 */
@NullMarked
package org.diandan.request.clock;

import org.jspecify.annotations.NullMarked;
