/**
 * All requests of a phone, for whoever proves with a one-time code that the phone is theirs. Nobody
 * learns from any answer whether a phone ever ordered.
 */
@NullMarked
package org.diandan.request.history;

import org.jspecify.annotations.NullMarked;
