/** Hand-overs between teams as their leaders see them; the steps themselves are assignments'. */
@NullMarked
package org.diandan.matching.handover;

import org.jspecify.annotations.NullMarked;
