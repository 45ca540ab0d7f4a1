/**
 * The state machine of a request and what moves it. The table is one type; the documentation is
 * generated from it.
 */
@NullMarked
package org.diandan.request.lifecycle;

import org.jspecify.annotations.NullMarked;
