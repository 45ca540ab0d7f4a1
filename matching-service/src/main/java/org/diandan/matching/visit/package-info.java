/**
 * Visits: who of a team came and left, what that stands on and what came of it. Each step is one
 * conditional statement with its events.
 */
@NullMarked
package org.diandan.matching.visit;

import org.jspecify.annotations.NullMarked;
