/**
 * What matching does when request-service tells of a request. The whole effect of an event is one
 * change, followed by a look for a team.
 */
@NullMarked
package org.diandan.matching.intake;

import org.jspecify.annotations.NullMarked;
