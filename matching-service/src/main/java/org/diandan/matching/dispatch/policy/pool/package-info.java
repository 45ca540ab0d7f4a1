/**
 * Requests that can wait, and the plan for them: kept optimal event by event, shown meanwhile as
 * planned, and committed as late as the wished time allows. Pure and deterministic; times come in.
 */
@NullMarked
package org.diandan.matching.dispatch.policy.pool;

import org.jspecify.annotations.NullMarked;
