/** Child processes that have to live as long as the platform. Whoever dies is started again. */
@NullMarked
package org.diandan.standalone.supervision;

import org.jspecify.annotations.NullMarked;
