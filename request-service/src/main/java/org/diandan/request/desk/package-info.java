/**
 * The operator's desk: takes a caller's order by keys alone and acts for callers afterwards. The
 * form, the caller's history and the queue show an operator only what lies in the operator's areas.
 */
@NullMarked
package org.diandan.request.desk;

import org.jspecify.annotations.NullMarked;
