package org.diandan.matching.team.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TeamKind;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.team.Team;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row of an import and notes what is wrong with it, field by field. Values that could not
 * be read are replaced by harmless ones, because a row with errors is never used.
 */
final class TeamReader {

  private static final int LONGEST_NAME = 60;
  private static final int LARGEST_CAPACITY = 1000;
  private static final int LARGEST_TEAM = 2000;
  private static final UUID UNREADABLE = new UUID(0, 0);
  private static final AreaCode ANY_AREA = new AreaCode("00");

  private final String row;
  private final TeamForm form;
  private final CodeNames codes;
  private final List<FieldError> errors = new ArrayList<>();

  TeamReader(int index, TeamForm form, CodeNames codes) {
    this.row = "teams[%d].".formatted(index);
    this.form = form;
    this.codes = codes;
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  Team read() {
    var charter = new CharterReader(row, form, errors);
    return new Team(
        id(),
        blankToNull(form.externalCode()),
        name(),
        kind(),
        area(),
        base(),
        Boolean.TRUE.equals(form.simulatedPosition()),
        radius(),
        servedAreas(),
        skills("skills", form.skills()),
        codes("items", form.items(), this::item),
        capacity(),
        new HoursReader(row, errors).read(form.hours(), form.otherDays()),
        !Boolean.FALSE.equals(form.active()),
        Boolean.TRUE.equals(form.insured()),
        charter.date("childContactCheckedOn", form.childContactCheckedOn()),
        members(),
        charter.read());
  }

  private UUID id() {
    if (form.id() != null) {
      return uuid("id", form.id());
    }
    var code = blankToNull(form.externalCode());
    if (code == null) {
      return wrong("id", "team.id.missing", UNREADABLE);
    }
    if (code.length() > LONGEST_NAME) {
      wrong("externalCode", "team.text.tooLong", UNREADABLE);
    }
    return UUID.nameUUIDFromBytes(("team:" + code).getBytes(StandardCharsets.UTF_8));
  }

  private String name() {
    var name = blankToNull(form.name());
    if (name == null) {
      return wrong("name", "team.name.missing", "");
    }
    return name.length() > LONGEST_NAME ? wrong("name", "team.text.tooLong", "") : name;
  }

  private TeamKind kind() {
    for (var kind : TeamKind.values()) {
      if (kind.name().equals(form.kind())) {
        return kind;
      }
    }
    return wrong("kind", "team.kind.unknown", TeamKind.OTHER);
  }

  private AreaCode area() {
    var area = form.area();
    if (area == null || !AreaCode.isWellFormed(area) || area.length() < 4) {
      return wrong("area", "team.area.wrong", ANY_AREA);
    }
    return new AreaCode(area);
  }

  private @Nullable Place base() {
    if (form.longitude() == null && form.latitude() == null) {
      return null;
    }
    if (form.longitude() == null || !(Math.abs(form.longitude()) <= 180)) {
      return wrong("longitude", "team.longitude.wrong", new Place(0, 0));
    }
    if (form.latitude() == null || !(Math.abs(form.latitude()) <= 90)) {
      return wrong("latitude", "team.latitude.wrong", new Place(0, 0));
    }
    return new Place(form.longitude(), form.latitude());
  }

  private @Nullable Double radius() {
    var radius = form.radiusKm();
    if (radius != null && !(radius > 0 && radius <= 300)) {
      return wrong("radiusKm", "team.radius.wrong", 1.0);
    }
    if (radius != null && form.servedAreas() != null && !form.servedAreas().isEmpty()) {
      return wrong("radiusKm", "team.radius.either", 1.0);
    }
    return radius;
  }

  private Set<AreaCode> servedAreas() {
    return codes(
        "servedAreas",
        form.servedAreas(),
        text -> AreaCode.isWellFormed(text) ? new AreaCode(text) : null);
  }

  private int capacity() {
    var capacity = form.capacity();
    return capacity == null || capacity < 1 || capacity > LARGEST_CAPACITY
        ? wrong("capacity", "team.capacity.wrong", 1)
        : capacity;
  }

  private Set<Team.Member> members() {
    var given = form.members() == null ? List.<TeamForm.@Nullable MemberForm>of() : form.members();
    if (given.size() > LARGEST_TEAM) {
      return wrong("members", "team.members.tooMany", Set.of());
    }
    var members = new HashSet<Team.Member>();
    var persons = new HashSet<UUID>();
    for (int i = 0; i < given.size(); i++) {
      var path = "members[%d]".formatted(i);
      var member = member(path, given.get(i));
      if (!persons.add(member.personId()) && !member.personId().equals(UNREADABLE)) {
        wrong(path + ".personId", "team.member.twice", member);
      }
      members.add(member);
    }
    if (members.stream().noneMatch(Team.Member::leader)) {
      wrong("members", "team.leader.missing", members);
    }
    return members;
  }

  private Team.Member member(String path, TeamForm.@Nullable MemberForm given) {
    if (given == null) {
      return wrong(path, "team.member.missing", new Team.Member(UNREADABLE, false, Set.of()));
    }
    return new Team.Member(
        uuid(path + ".personId", given.personId()),
        Boolean.TRUE.equals(given.leader()),
        skills(path + ".skills", given.skills()));
  }

  private Set<SkillCode> skills(String field, @Nullable List<@Nullable String> given) {
    return codes(field, given, this::skill);
  }

  private @Nullable SkillCode skill(String text) {
    var skill = SkillCode.isWellFormed(text) ? new SkillCode(text) : null;
    return skill != null && codes.knows(skill) ? skill : null;
  }

  private @Nullable ServiceItemCode item(String text) {
    var item = ServiceItemCode.isWellFormed(text) ? new ServiceItemCode(text) : null;
    return item != null && codes.knows(item) ? item : null;
  }

  private <T> Set<T> codes(
      String field, @Nullable List<@Nullable String> given, Function<String, @Nullable T> reader) {
    var read = new HashSet<T>();
    for (int i = 0; given != null && i < given.size(); i++) {
      var text = given.get(i);
      var code = text == null ? null : reader.apply(text);
      if (code == null) {
        wrong("%s[%d]".formatted(field, i), "team.code.unknown", read);
      } else {
        read.add(code);
      }
    }
    return read;
  }

  private UUID uuid(String field, @Nullable String text) {
    try {
      var id = text == null ? UNREADABLE : UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text)
          ? id
          : wrong(field, "team.uuid.wrong", UNREADABLE);
    } catch (IllegalArgumentException notAnId) {
      return wrong(field, "team.uuid.wrong", UNREADABLE);
    }
  }

  private <T> T wrong(String field, String messageKey, T instead) {
    errors.add(new FieldError(row + field, messageKey));
    return instead;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
