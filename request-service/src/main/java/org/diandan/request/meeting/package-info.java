/**
 * The joint meeting (联席会): an agenda of stuck requests, who sits at the table, and for each request
 * a decision with an owner and a date, which moves it.
 */
@NullMarked
package org.diandan.request.meeting;

import org.jspecify.annotations.NullMarked;
