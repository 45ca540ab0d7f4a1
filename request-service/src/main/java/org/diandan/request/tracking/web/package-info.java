/** Tracking pages, live by server-sent events, and the same as JSON. Both read one view. */
@NullMarked
package org.diandan.request.tracking.web;

import org.jspecify.annotations.NullMarked;
