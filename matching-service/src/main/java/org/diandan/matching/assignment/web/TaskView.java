package org.diandan.matching.assignment.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task in the reader's words.
 *
 * @param group of the service item, names its icon
 * @param since when somebody checked in; null before
 * @param minutes null before the end of the visit
 */
record TaskView(
    UUID id,
    UUID requestId,
    String orderNumber,
    String teamName,
    String state,
    String group,
    String item,
    String urgency,
    String when,
    @Nullable String since,
    @Nullable Integer minutes) {}
