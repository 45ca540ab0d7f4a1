/**
 * The record of hours: minutes somebody served by the server's clock, what each entry stands on,
 * and how it becomes something that counts. Knows persons, teams and tasks by their ids only.
 */
@NullMarked
package org.diandan.matching.hours;

import org.jspecify.annotations.NullMarked;
