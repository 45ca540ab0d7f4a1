/**
 * One command for instances from outside: reads arrivals of teams and requests as a stream, lets
 * the engine and its rivals decide while it is read, and prints what each of them committed to.
 */
@NullMarked
package org.diandan.benchmarks.online;

import org.jspecify.annotations.NullMarked;
