/** The demonstration outbox for administrators, as page and as API. Read only. */
@NullMarked
package org.diandan.notification.demonstration.web;

import org.jspecify.annotations.NullMarked;
