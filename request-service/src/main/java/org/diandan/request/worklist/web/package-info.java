/** Pages of the lists of work and of what is done to several requests at once. */
@NullMarked
package org.diandan.request.worklist.web;

import org.jspecify.annotations.NullMarked;
