/**
 * How well residents' words are understood: which item they mean, and which requests mean the same.
 */
@NullMarked
package org.diandan.benchmarks.words;

import org.jspecify.annotations.NullMarked;
