/** Tests of the hotline API as an existing hotline system would use it. */
@NullMarked
package org.diandan.request.hotline;

import org.jspecify.annotations.NullMarked;
