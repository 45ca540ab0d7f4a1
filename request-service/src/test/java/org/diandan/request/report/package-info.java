@NullMarked
package org.diandan.request.report;

import org.jspecify.annotations.NullMarked;
