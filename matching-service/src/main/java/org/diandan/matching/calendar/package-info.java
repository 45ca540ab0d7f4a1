/**
 * Duties as calendars other programs subscribe to, one for each volunteer and each team. A calendar
 * says what, roughly where and when, and nothing of any person.
 */
@NullMarked
package org.diandan.matching.calendar;

import org.jspecify.annotations.NullMarked;
