package org.diandan.request.administration;

import java.util.List;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;

/**
 * Where somebody administers.
 *
 * @param prefixes code prefixes, sorted; an empty prefix is everywhere
 */
public record AdministeredAreas(List<String> prefixes) {

  public AdministeredAreas {
    prefixes = List.copyOf(prefixes);
  }

  /** The areas in which somebody is an administrator. */
  public static AdministeredAreas of(SignedIn person) {
    return new AdministeredAreas(
        person.authorities().stream()
            .filter(authority -> authority.role().equals(Role.ADMINISTRATOR.name()))
            .map(Authority::area)
            .distinct()
            .sorted()
            .toList());
  }

  /** Whether all of an area is administered; an empty code asks for everywhere. */
  public boolean cover(String area) {
    return prefixes.stream().anyMatch(area::startsWith);
  }

  /** Whether nothing is out of reach. */
  public boolean areEverything() {
    return prefixes.contains("");
  }

  /** The prefixes as a parameter of a statement. */
  public String[] array() {
    return prefixes.toArray(String[]::new);
  }
}
