/**
 * The journey of a request over HTTP, from the form to a team and back. Every test speaks to the
 * platform as a stranger would: by its public addresses alone.
 */
@NullMarked
package org.diandan.journey;

import org.jspecify.annotations.NullMarked;
