/** Benchmarks of the dispatch engine by name. Nothing here is part of the running platform. */
@NullMarked
package org.diandan.benchmarks;

import org.jspecify.annotations.NullMarked;
