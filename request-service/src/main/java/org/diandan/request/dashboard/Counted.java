package org.diandan.request.dashboard;

import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Slice;

/**
 * A number of cases with everything the list of exactly these cases is asked by.
 *
 * @param cases how many, 0 or more
 */
public record Counted(Slice slice, Figure figure, Part part, long cases) {}
