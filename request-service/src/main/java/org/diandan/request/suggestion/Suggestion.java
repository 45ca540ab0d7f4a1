package org.diandan.request.suggestion;

import org.diandan.request.catalogue.ServiceItem;

/** An item somebody may mean; never more than a proposal. */
public record Suggestion(ServiceItem item) {}
