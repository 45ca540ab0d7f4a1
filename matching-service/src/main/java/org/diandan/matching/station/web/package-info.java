/** Pages of stations: made and printed by the office, scanned by volunteers. */
@NullMarked
package org.diandan.matching.station.web;

import org.jspecify.annotations.NullMarked;
