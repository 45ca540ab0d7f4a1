package org.diandan.request.batch;

import java.util.List;
import java.util.UUID;

/**
 * An administrator who looks at what was brought in. Files belong to whoever brought them; whoever
 * administers all of that person's areas sees them too.
 *
 * @param areas code prefixes, an empty one is everywhere
 */
public record ImportReader(UUID person, List<String> areas) {

  /** Restricts jobs {@code j} to {@code :person} and {@code :areas}. */
  static final String THEIRS =
      """
      (j.created_by = :person or '' = any(:areas) or (
        exists (
          select from authority a
          where a.person_id = j.created_by and a.role = 'ADMINISTRATOR')
        and not exists (
          select from authority a
          where a.person_id = j.created_by and a.role = 'ADMINISTRATOR'
            and not lies_in_any(a.area, :areas))))
      """;

  public ImportReader {
    areas = List.copyOf(areas);
  }

  String[] prefixes() {
    return areas.toArray(String[]::new);
  }
}
