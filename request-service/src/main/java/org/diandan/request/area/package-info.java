/**
 * The tree of areas from province to village, their outlines and sampled centres. Everything that
 * asks "where" asks here.
 */
@NullMarked
package org.diandan.request.area;

import org.jspecify.annotations.NullMarked;
