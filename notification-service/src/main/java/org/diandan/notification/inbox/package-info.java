/**
 * What a signed-in person was told, newest first, with a mark for what is unread. Everybody reads
 * their own messages only.
 */
@NullMarked
package org.diandan.notification.inbox;

import org.jspecify.annotations.NullMarked;
