/** Ending a request as a form and as JSON. */
@NullMarked
package org.diandan.request.closing.web;

import org.jspecify.annotations.NullMarked;
