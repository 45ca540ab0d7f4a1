/** Pages and programming interface of leaders and volunteers. Every form works without script. */
@NullMarked
package org.diandan.matching.assignment.web;

import org.jspecify.annotations.NullMarked;
