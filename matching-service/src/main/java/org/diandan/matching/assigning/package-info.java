/**
 * Dispatch by people: the searches that wait for a person, and asking teams by hand, also one that
 * the hard rules would leave out where they may be set aside.
 */
@NullMarked
package org.diandan.matching.assigning;

import org.jspecify.annotations.NullMarked;
