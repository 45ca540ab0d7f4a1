/**
 * The platform under test: an address that is given, or one started for this run. Also the small
 * HTTP client all tests speak through.
 */
@NullMarked
package org.diandan.journey.platform;

import org.jspecify.annotations.NullMarked;
