/**
 * The pages of volunteers, which work without scripts, and the names other services' pages show.
 */
@NullMarked
package org.diandan.request.volunteer.web;

import org.jspecify.annotations.NullMarked;
