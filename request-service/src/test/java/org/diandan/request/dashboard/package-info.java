@NullMarked
package org.diandan.request.dashboard;

import org.jspecify.annotations.NullMarked;
