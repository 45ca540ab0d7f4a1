/** The pages of the call-backs: what is due, and the one an agent holds. */
@NullMarked
package org.diandan.request.callback.web;

import org.jspecify.annotations.NullMarked;
