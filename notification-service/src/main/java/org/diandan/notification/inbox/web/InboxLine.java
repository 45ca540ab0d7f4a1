package org.diandan.notification.inbox.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the reader sees it.
 *
 * @param link path of the page where the reader can act; null when there is nothing to do
 * @param when the time as people say it
 */
record InboxLine(
    long seq,
    UUID id,
    String kind,
    String title,
    String body,
    @Nullable String link,
    Instant createdAt,
    String when,
    boolean read) {}
