/**
 * Names of service items and skills for people. A copy of the catalogue's codes and names, nothing
 * else of it.
 */
@NullMarked
package org.diandan.matching.menu;

import org.jspecify.annotations.NullMarked;
