package org.diandan.matching.visit.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit in the reader's words.
 *
 * @param group of the service item, names its icon
 * @param since when somebody checked in; null before
 * @param minutes null before the end of the visit
 */
record VisitView(
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
