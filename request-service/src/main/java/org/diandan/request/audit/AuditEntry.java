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
 * @param area code of the area it belongs to, whose administrators see it; empty for everywhere, or
 *     for the area of the request it is about
 * @param before of a change, what was there: {@code name=value} separated by semicolons; empty when
 *     nothing was
 * @param after of a change, what is there now; empty when nothing is
 */
public record AuditEntry(
    @Nullable UUID actor,
    String action,
    String subject,
    String reason,
    String source,
    String area,
    String before,
    String after) {

  public AuditEntry {
    requireNonNull(action, "action");
    requireNonNull(subject, "subject");
    requireNonNull(reason, "reason");
    requireNonNull(source, "source");
    requireNonNull(area, "area");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /** Something that changed nothing, or whose change is written down elsewhere. */
  public AuditEntry(
      @Nullable UUID actor, String action, String subject, String reason, String source) {
    this(actor, action, subject, reason, source, "", "", "");
  }

  /** The same as a change inside an area. */
  public AuditEntry changing(String area, String before, String after) {
    return new AuditEntry(actor, action, subject, reason, source, area, before, after);
  }
}
