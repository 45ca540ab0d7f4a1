/** The inbox as a live page and as an API. */
@NullMarked
package org.diandan.notification.inbox.web;

import org.jspecify.annotations.NullMarked;
