/**
 * Clocks of requests that are under way: they stand still while the resident is asked something,
 * are extended when an official agrees, and remind before, at and after a deadline.
 */
@NullMarked
package org.diandan.request.clock.running;

import org.jspecify.annotations.NullMarked;
