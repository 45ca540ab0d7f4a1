/**
 * Volunteer teams: what they can do, where they go, who belongs to them. Authority over a team is
 * decided here, from its membership.
 */
@NullMarked
package org.diandan.matching.team;

import org.jspecify.annotations.NullMarked;
