/** How the routes of Open311 write. */
@NullMarked
package org.diandan.request.open311.web;

import org.jspecify.annotations.NullMarked;
