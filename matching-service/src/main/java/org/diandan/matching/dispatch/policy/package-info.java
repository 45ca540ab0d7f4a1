/**
 * Which team to ask, as plain Java: no framework, no clock, no database. The seam of decision 0005:
 * another engine is another {@link org.diandan.matching.dispatch.policy.DispatchPolicy}.
 */
@NullMarked
package org.diandan.matching.dispatch.policy;

import org.jspecify.annotations.NullMarked;
