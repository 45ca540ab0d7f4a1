package org.diandan.matching.assigning.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.util.MultiValueMap;

/**
 * What an official typed.
 *
 * @param teams the ones to ask
 * @param name part of a name they looked for; empty when they looked for none
 * @param reason empty when they gave none
 */
record Wanted(List<UUID> teams, String name, String reason) {

  private static final int LONGEST_REASON = 200;
  private static final int MOST = 10;

  Wanted {
    teams = List.copyOf(teams);
  }

  static Wanted named(String name) {
    return new Wanted(List.of(), name, "");
  }

  static Wanted of(MultiValueMap<String, String> form) {
    var teams = new ArrayList<UUID>();
    for (var text : form.getOrDefault("team", List.of())) {
      try {
        teams.add(UUID.fromString(text));
      } catch (IllegalArgumentException _) {
        throw new InvalidInput(List.of(new FieldError("team", "manual.team.missing")));
      }
    }
    var name = form.getFirst("name");
    var reason = form.getFirst("reason");
    return new Wanted(
        teams.stream().distinct().toList(),
        name == null ? "" : name.strip(),
        reason == null ? "" : reason.strip());
  }

  /** The first thing that is wrong; a team outside of the proposals needs a reason. */
  Optional<FieldError> wrong(boolean outside) {
    var field = outside ? "reason-outside" : "reason";
    if (teams.isEmpty() || teams.size() > MOST || (outside && teams.size() > 1)) {
      return Optional.of(new FieldError("team", "manual.team.missing"));
    }
    if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
      return Optional.of(new FieldError(field, "manual.reason.tooLong", LONGEST_REASON));
    }
    return outside && reason.isEmpty()
        ? Optional.of(new FieldError(field, "assigning.reason.outside"))
        : Optional.empty();
  }
}
