/**
 * Demonstration data from real areas of 吉安, made up with a fixed seed. It enters through the
 * services' own HTTP interfaces.
 */
@NullMarked
package org.diandan.standalone.demo;

import org.jspecify.annotations.NullMarked;
