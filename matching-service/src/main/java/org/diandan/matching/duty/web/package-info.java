/** Pages and programming interface of who goes, for leaders and for those who go. */
@NullMarked
package org.diandan.matching.duty.web;

import org.jspecify.annotations.NullMarked;
