/**
 * Stands in for a provider of text messages: keeps what would have been sent, so that a try-out can
 * read it. Not for real residents; the page says so.
 */
@NullMarked
package org.diandan.notification.demonstration;

import org.jspecify.annotations.NullMarked;
