/** The programming interface of teams. Administrators bring them in, officials read them. */
@NullMarked
package org.diandan.matching.team.web;

import org.jspecify.annotations.NullMarked;
