/**
 * Draws templates as PDF with a Chinese font inside, so that paper looks the same on every machine.
 * What is drawn belongs to the packages that have it drawn.
 */
@NullMarked
package org.diandan.request.paper;

import org.jspecify.annotations.NullMarked;
