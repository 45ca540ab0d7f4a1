/**
 * Takes over what another system knows: its history, which is only recorded and counted, and its
 * open cases, which are ordered here once an operator confirms them. Files are read as a stream
 * under a mapping, first for a dry run and then for good, and can be taken up again anywhere.
 */
@NullMarked
package org.diandan.request.batch;

import org.jspecify.annotations.NullMarked;
