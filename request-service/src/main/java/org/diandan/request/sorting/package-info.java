/**
 * Making a request one of another item of the menu before anybody has promised to come: "something
 * else" that turned out to be something, and what was ordered by mistake.
 */
@NullMarked
package org.diandan.request.sorting;

import org.jspecify.annotations.NullMarked;
