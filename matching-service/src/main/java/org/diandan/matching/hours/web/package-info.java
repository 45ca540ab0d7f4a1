/** The record of hours on pages and for programs: one's own, a team's, its public notice. */
@NullMarked
package org.diandan.matching.hours.web;

import org.jspecify.annotations.NullMarked;
