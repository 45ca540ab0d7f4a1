/**
 * People who serve, as far as matching must know them: whether they may serve, what they can do and
 * when they are free. Who they are stays with request-service.
 */
@NullMarked
package org.diandan.matching.volunteer;

import org.jspecify.annotations.NullMarked;
