/**
 * What other settings would have done with needs of the past: whom they would have asked first, and
 * what can be expected of it. Says nothing of what people would have answered.
 */
@NullMarked
package org.diandan.matching.dispatch.policy.replay;

import org.jspecify.annotations.NullMarked;
