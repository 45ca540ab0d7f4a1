/**
 * How often something may be done. Counters are rows, so that they hold for all instances and over
 * restarts; subjects are stored hashed.
 */
@NullMarked
package org.diandan.request.limits;

import org.jspecify.annotations.NullMarked;
