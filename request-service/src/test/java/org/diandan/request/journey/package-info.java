/**
 * Whole stretches of the journey through the running service. Each test talks HTTP and Kafka only,
 * and looks into the database to prove what was written.
 */
@NullMarked
package org.diandan.request.journey;

import org.jspecify.annotations.NullMarked;
