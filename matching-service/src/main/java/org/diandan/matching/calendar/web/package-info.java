/** The calendar itself for programs, and the page on which people make and end its link. */
@NullMarked
package org.diandan.matching.calendar.web;

import org.jspecify.annotations.NullMarked;
