package org.diandan.request.identity;

import java.util.List;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;

/**
 * Where an operator works.
 *
 * @param prefixes code prefixes, sorted; an empty prefix is everywhere
 */
public record OperatorAreas(List<String> prefixes) {

  public OperatorAreas {
    prefixes = List.copyOf(prefixes);
  }

  /** The areas in which somebody is an operator. */
  public static OperatorAreas of(SignedIn person) {
    return new OperatorAreas(
        person.authorities().stream()
            .filter(authority -> authority.role().equals(Role.OPERATOR.name()))
            .map(Authority::area)
            .distinct()
            .sorted()
            .toList());
  }

  /** Whether the operator works for whoever lives there. */
  public boolean cover(String area) {
    return prefixes.stream().anyMatch(area::startsWith);
  }

  /** The prefixes as a parameter of a statement. */
  public String[] array() {
    return prefixes.toArray(String[]::new);
  }
}
