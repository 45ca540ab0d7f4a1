package org.diandan.request.audit;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing worth remembering.
 *
 * @param actor who did it; null for the platform itself or somebody unknown
 * @param action what was done, as a slug such as {@code contact-revealed}
 * @param subject id of what it was done to; empty when there is none
 * @param reason why, in a few words; never personal data
 * @param source address the call came from; empty for the platform itself
 */
public record AuditEntry(
    @Nullable UUID actor, String action, String subject, String reason, String source) {

  public AuditEntry {
    requireNonNull(action, "action");
    requireNonNull(subject, "subject");
    requireNonNull(reason, "reason");
    requireNonNull(source, "source");
  }

  /** The same as a change, with what was there before and what is there after. */
  public AuditedChange changing(String area, String before, String after) {
    return new AuditedChange(this, area, before, after);
  }
}
