/** Codes that hang where volunteers serve, by which they come to a visit there and leave it. */
@NullMarked
package org.diandan.matching.station;

import org.jspecify.annotations.NullMarked;
