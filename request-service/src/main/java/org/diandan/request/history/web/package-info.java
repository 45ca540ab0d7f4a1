/** The pages of a phone's history, which work without scripts, and the code for its messenger. */
@NullMarked
package org.diandan.request.history.web;

import org.jspecify.annotations.NullMarked;
