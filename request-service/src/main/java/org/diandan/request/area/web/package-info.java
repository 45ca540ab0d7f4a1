/** Areas for pickers and programs. Small lists, cached by browsers. */
@NullMarked
package org.diandan.request.area.web;

import org.jspecify.annotations.NullMarked;
