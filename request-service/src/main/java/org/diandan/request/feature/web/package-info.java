/** The switches for administrators, and what is said at the doors of features that are off. */
@NullMarked
package org.diandan.request.feature.web;

import org.jspecify.annotations.NullMarked;
