/** What people who look after this service want to know of it. */
@NullMarked
package org.diandan.notification.administration;

import org.jspecify.annotations.NullMarked;
