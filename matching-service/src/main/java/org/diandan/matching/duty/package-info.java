/**
 * Who of a team goes to an accepted task, and when: planned, standing by, substituted. Nobody is
 * promised to two residents at once; a constraint of the database says so.
 */
@NullMarked
package org.diandan.matching.duty;

import org.jspecify.annotations.NullMarked;
