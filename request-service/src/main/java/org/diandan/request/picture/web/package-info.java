/** Bringing, removing and showing pictures over HTTP. */
@NullMarked
package org.diandan.request.picture.web;

import org.jspecify.annotations.NullMarked;
