/** What people who look after this service want to know of it. */
@NullMarked
package org.diandan.matching.administration;

import org.jspecify.annotations.NullMarked;
