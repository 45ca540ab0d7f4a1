package org.diandan.request.duplicate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who merges or parts, and why.
 *
 * @param operator null when the resident joins by themselves
 * @param reason in a few words; never personal data
 * @param source address the call came from; empty for the platform itself
 */
public record By(@Nullable UUID operator, String reason, String source) {

  static final By RESIDENT = new By(null, "", "");
}
