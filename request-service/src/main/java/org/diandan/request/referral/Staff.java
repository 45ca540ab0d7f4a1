package org.diandan.request.referral;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;

/**
 * A member of the staff who acts on the ladder.
 *
 * @param areas code prefixes in which they are official or operator; an empty prefix is everywhere
 * @param source address the call came from
 */
public record Staff(UUID person, List<String> areas, String source) {

  private static final List<String> OFFICES = List.of(Role.OPERATOR.name(), Role.OFFICIAL.name());

  public Staff {
    areas = List.copyOf(areas);
  }

  /** Officials and operators; nobody else has areas here. */
  public static Staff of(SignedIn reader, String source) {
    return new Staff(reader.personId(), areas(reader, OFFICES), source);
  }

  /** Officials only. */
  public static Staff official(SignedIn reader, String source) {
    return new Staff(reader.personId(), areas(reader, List.of(Role.OFFICIAL.name())), source);
  }

  /** Whether requests of this area are theirs. */
  public boolean covers(String area) {
    return areas.stream().anyMatch(area::startsWith);
  }

  /** The prefixes as a parameter of a statement. */
  public String[] array() {
    return areas.toArray(String[]::new);
  }

  private static List<String> areas(SignedIn reader, List<String> roles) {
    return reader.authorities().stream()
        .filter(authority -> roles.contains(authority.role()))
        .map(Authority::area)
        .distinct()
        .sorted()
        .toList();
  }
}
