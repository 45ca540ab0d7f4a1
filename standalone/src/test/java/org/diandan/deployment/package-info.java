/**
 * Holds the files of the distributed form against each other and against the code: compose file,
 * images, proxy, dashboards, scripts and the page of settings must not drift apart.
 */
@NullMarked
package org.diandan.deployment;

import org.jspecify.annotations.NullMarked;
