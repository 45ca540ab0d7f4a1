package org.diandan.request.audit;

import static java.util.Objects.requireNonNull;

/**
 * A change worth remembering.
 *
 * @param area code of the area it belongs to, whose administrators see it; empty for everywhere, or
 *     for the area of the request it is about
 * @param before what was there: {@code name=value} separated by semicolons; empty when nothing was
 * @param after what is there now; empty when nothing is
 */
public record AuditedChange(AuditEntry entry, String area, String before, String after) {

  public AuditedChange {
    requireNonNull(entry, "entry");
    requireNonNull(area, "area");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }
}
