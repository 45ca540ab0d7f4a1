/** Residents' actions as JSON and as small pages that work without scripts. */
@NullMarked
package org.diandan.request.action.web;

import org.jspecify.annotations.NullMarked;
