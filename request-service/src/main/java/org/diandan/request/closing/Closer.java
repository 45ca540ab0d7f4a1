package org.diandan.request.closing;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;

/**
 * A member of staff who may end requests: an operator or an official.
 *
 * @param areas code prefixes, sorted; an empty prefix is everywhere
 * @param source address the call came from
 */
public record Closer(UUID person, List<String> areas, String source) {

  private static final List<String> OFFICES = List.of(Role.OPERATOR.name(), Role.OFFICIAL.name());

  public Closer {
    areas = List.copyOf(areas);
  }

  /** The areas in which somebody may do so; none for anybody else. */
  public static Closer of(SignedIn person, String source) {
    return new Closer(
        person.personId(),
        person.authorities().stream()
            .filter(authority -> OFFICES.contains(authority.role()))
            .map(Authority::area)
            .distinct()
            .sorted()
            .toList(),
        source);
  }

  /** Whether requests of this area are theirs. */
  public boolean covers(String area) {
    return areas.stream().anyMatch(area::startsWith);
  }
}
