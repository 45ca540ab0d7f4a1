package org.diandan.request.statistics;

import java.util.List;
import java.util.stream.Stream;
import org.diandan.contract.Role;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;

/** Where somebody may see figures and cases: as official, operator or administrator. */
public final class OfficialAreas {

  private OfficialAreas() {}

  /** Code prefixes in their order; an empty one is everywhere. */
  public static List<String> of(SignedIn reader) {
    return reader.authorities().stream()
        .filter(authority -> isOffice(authority.role()))
        .map(Authority::area)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * What of an area the reader may see: the area itself, or those parts of it that are the
   * reader's; empty when it is none of the reader's business.
   */
  public static List<String> within(SignedIn reader, String area) {
    return of(reader).stream()
        .flatMap(
            own ->
                area.startsWith(own)
                    ? Stream.of(area)
                    : own.startsWith(area) ? Stream.of(own) : Stream.empty())
        .distinct()
        .toList();
  }

  /** Whether the reader may see imported history, which lies in no area of this platform. */
  public static boolean mayReadHistory(SignedIn reader) {
    return reader.holds(Role.ADMINISTRATOR.name()) || of(reader).contains("");
  }

  private static boolean isOffice(String role) {
    return role.equals(Role.OFFICIAL.name())
        || role.equals(Role.OPERATOR.name())
        || role.equals(Role.ADMINISTRATOR.name());
  }
}
