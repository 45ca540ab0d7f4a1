/** The page on which officials and operators say what a request really is. */
@NullMarked
package org.diandan.request.sorting.web;

import org.jspecify.annotations.NullMarked;
