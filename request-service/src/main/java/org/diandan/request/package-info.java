/**
 * The service residents meet: menu, order, tracking, evaluation. It owns every person and the words
 * of every request; the others know ids.
 */
@NullMarked
package org.diandan.request;

import org.jspecify.annotations.NullMarked;
