package org.diandan.web;

import java.util.List;
import java.util.UUID;

/**
 * Whoever sent this request, as far as we know.
 *
 * @param displayName how pages greet the person
 * @param sessionKey names the session without being usable as its token
 */
public record SignedIn(
    UUID personId, String displayName, List<Authority> authorities, String sessionKey) {

  public SignedIn {
    authorities = List.copyOf(authorities);
  }

  /** Whether the role is held in the area with this code; an empty area asks for everywhere. */
  public boolean holds(String role, String area) {
    return authorities.stream().anyMatch(authority -> authority.covers(role, area));
  }

  /** Whether the role is held anywhere at all. */
  public boolean holds(String role) {
    return authorities.stream().anyMatch(authority -> authority.role().equals(role));
  }
}
