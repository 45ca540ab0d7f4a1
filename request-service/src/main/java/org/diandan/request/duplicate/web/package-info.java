/** Merging as JSON, and the operators' page of requests that may mean the same. */
@NullMarked
package org.diandan.request.duplicate.web;

import org.jspecify.annotations.NullMarked;
