package org.diandan.request.volunteer;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;

/**
 * Somebody who answers for the registrations of some areas.
 *
 * @param areas code prefixes, sorted; an empty prefix is everywhere
 * @param source address the call comes from
 */
public record StaffReader(UUID personId, List<String> areas, String source) {

  /** Restricts persons {@code p} with their volunteers {@code v} to {@code :areas}. */
  static final String IN_AREAS =
      """
      exists (
        select
        from unnest(:areas) as mine(area)
        where mine.area = ''
          or starts_with(v.area, mine.area)
          or v.area is null and exists (
            select
            from authority a
            where a.person_id = p.id and a.area <> '' and starts_with(a.area, mine.area)))
      """;

  public StaffReader {
    areas = List.copyOf(areas);
  }

  /** The areas in which somebody is an official or an administrator. */
  public static StaffReader of(SignedIn person, String source) {
    var areas =
        person.authorities().stream()
            .filter(
                authority ->
                    authority.role().equals(Role.OFFICIAL.name())
                        || authority.role().equals(Role.ADMINISTRATOR.name()))
            .map(Authority::area)
            .distinct()
            .sorted()
            .toList();
    return new StaffReader(person.personId(), areas, source);
  }

  String[] prefixes() {
    return areas.toArray(String[]::new);
  }
}
