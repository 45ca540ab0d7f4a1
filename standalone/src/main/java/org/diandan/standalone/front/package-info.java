/**
 * One port for three services, and a second one, on loopback only, for health and internal calls.
 * The path table of web-kit decides who answers.
 */
@NullMarked
package org.diandan.standalone.front;

import org.jspecify.annotations.NullMarked;
