/**
 * What a person at the keyboard sees. Progress with seconds, and one clear sentence when something
 * cannot be.
 */
@NullMarked
package org.diandan.standalone.console;

import org.jspecify.annotations.NullMarked;
