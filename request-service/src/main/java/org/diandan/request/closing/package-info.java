/**
 * Staff end a request nobody will serve, with a reason and an explanation its resident reads. The
 * explanation is personal text: sealed, never in an event, forgotten with the resident.
 */
@NullMarked
package org.diandan.request.closing;

import org.jspecify.annotations.NullMarked;
