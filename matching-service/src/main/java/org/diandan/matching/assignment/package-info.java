/**
 * What teams do with offers: accept, decline, hand over. Each step is one conditional statement
 * with its events.
 */
@NullMarked
package org.diandan.matching.assignment;

import org.jspecify.annotations.NullMarked;
