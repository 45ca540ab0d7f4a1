/**
 * Who is told what: turns facts into one message for each person and channel, and composes the
 * words when they are read or sent. Knows no channel's technique and no person's address.
 */
@NullMarked
package org.diandan.notification.message;

import org.jspecify.annotations.NullMarked;
