/** Pages on which officials call somebody to account, and on which those called answer. */
@NullMarked
package org.diandan.request.supervision.web;

import org.jspecify.annotations.NullMarked;
