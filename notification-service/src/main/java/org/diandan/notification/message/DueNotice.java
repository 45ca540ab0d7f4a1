package org.diandan.notification.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice whose recipients are looked up now.
 *
 * @param teamId null when the fact speaks of no team
 * @param overdue whether it is too old to wait for recipients any longer
 * @param now the database clock
 */
record DueNotice(
    UUID eventId,
    MessageKind kind,
    UUID requestId,
    @Nullable UUID teamId,
    boolean overdue,
    Instant now) {}
