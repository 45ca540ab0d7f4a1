/**
 * Reading of the small comma separated lists the service ships with. Nothing here knows what the
 * columns mean.
 */
@NullMarked
package org.diandan.request.csv;

import org.jspecify.annotations.NullMarked;
