/** The administrators' first page and their audit log. */
@NullMarked
package org.diandan.request.administration.web;

import org.jspecify.annotations.NullMarked;
