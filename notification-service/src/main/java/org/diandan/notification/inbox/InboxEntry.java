package org.diandan.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.diandan.notification.message.Told;

/**
 * A message in somebody's inbox.
 *
 * @param seq grows with time; cursor of the list
 */
public record InboxEntry(long seq, UUID id, Told told, Instant createdAt, boolean read) {}
