/**
 * Forgets who asked for help once nobody needs to know any more. What was done, where and how well
 * stays for the statistics.
 */
@NullMarked
package org.diandan.request.retention;

import org.jspecify.annotations.NullMarked;
