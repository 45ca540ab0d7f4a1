/** The leaders' page of hand-overs. */
@NullMarked
package org.diandan.matching.handover.web;

import org.jspecify.annotations.NullMarked;
