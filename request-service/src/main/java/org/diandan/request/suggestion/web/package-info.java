/** Suggestions as JSON, and the administrators' page about how good they are. */
@NullMarked
package org.diandan.request.suggestion.web;

import org.jspecify.annotations.NullMarked;
