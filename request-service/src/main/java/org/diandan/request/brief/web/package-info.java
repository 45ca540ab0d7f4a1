/**
 * The brief as a fragment for another service's page and as JSON. Gone once the assignment is over.
 */
@NullMarked
package org.diandan.request.brief.web;

import org.jspecify.annotations.NullMarked;
