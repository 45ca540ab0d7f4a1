package org.diandan.request.picture;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who brought a picture.
 *
 * @param id the person or the API key; null for a resident
 */
public record Contributor(Kind kind, @Nullable UUID id) {

  /** Whoever has the private link, or the form. */
  public static final Contributor RESIDENT = new Contributor(Kind.RESIDENT, null);

  /** As what somebody brings a picture. */
  public enum Kind {
    RESIDENT,
    OPERATOR,
    HOTLINE
  }
}
