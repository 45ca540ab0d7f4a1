/**
 * Conformance of the Open311 routes, rule by rule: the id of each rule is in the display name of
 * its checks. All of them share one running service.
 */
@NullMarked
package org.diandan.request.open311;

import org.jspecify.annotations.NullMarked;
