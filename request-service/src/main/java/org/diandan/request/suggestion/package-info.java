/**
 * From a resident's own words to the items they may mean. Words in a table and counts of confirmed
 * choices propose; a person always chooses.
 */
@NullMarked
package org.diandan.request.suggestion;

import org.jspecify.annotations.NullMarked;
