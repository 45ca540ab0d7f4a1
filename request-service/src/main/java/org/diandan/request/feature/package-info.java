/**
 * Optional features of the platform, which administrators of everywhere switch on and off while it
 * runs. What would leave a taken request or the law behind (call-backs, evaluation, withdrawal) is
 * no feature.
 */
@NullMarked
package org.diandan.request.feature;

import org.jspecify.annotations.NullMarked;
