/** Lives of requests that are made up, and what figures make of them. */
@NullMarked
package org.diandan.request.statistics.journal;

import org.jspecify.annotations.NullMarked;
