package org.diandan.matching.team.web;

import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.WorkingHours.OtherDay;
import org.diandan.matching.team.Team;
import org.diandan.matching.team.Team.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * An application as it was typed.
 *
 * @param texts by name of the field, stripped; a field that was not sent is missing
 * @param ticked what was ticked, by name of the field
 */
record TypedTeam(Map<String, String> texts, Map<String, List<String>> ticked) {

  static final String PLEDGE = "pledge";

  private static final Pattern SPACE = Pattern.compile("[\\s,，、;；]+");
  private static final Pattern LINE = Pattern.compile("\\R");
  private static final Pattern BETWEEN_TIMES = Pattern.compile("\\s*[-–—~至到]\\s*");
  private static final List<String> CLOSED = List.of("休", "休息", "closed");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int UNREADABLE = -1;

  TypedTeam {
    texts = Map.copyOf(texts);
    ticked = Map.copyOf(ticked);
  }

  static TypedTeam of(MultiValueMap<String, String> form) {
    var texts = new HashMap<String, String>();
    var ticked = new HashMap<String, List<String>>();
    form.forEach(
        (name, values) -> {
          var said = values.stream().map(value -> value == null ? "" : value.strip()).toList();
          texts.put(name, said.isEmpty() ? "" : said.getFirst());
          ticked.put(name, said);
        });
    return new TypedTeam(texts, ticked);
  }

  /** A form with nothing in it but the area. */
  static TypedTeam fresh(String area) {
    return new TypedTeam(
        Map.of("area", area, "capacity", "3", "from", "08:00", "until", "18:00"),
        Map.of("days", Arrays.stream(DayOfWeek.values()).map(Enum::name).toList()));
  }

  /** What was applied for before. */
  static TypedTeam of(Team team) {
    var texts = new HashMap<String, String>();
    var charter = team.charter();
    texts.put("area", team.area().value());
    texts.put("name", team.name());
    texts.put("kind", team.kind().name());
    texts.put("level", charter.level().name());
    texts.put("parentId", said(charter.parentId()));
    texts.put("ownerBody", charter.ownerBody());
    texts.put("radiusKm", said(team.radiusKm()));
    texts.put(
        "servedAreas",
        String.join(" ", team.servedAreas().stream().map(Object::toString).toList()));
    texts.put("capacity", String.valueOf(team.capacity()));
    texts.put("capacityPerDay", said(charter.capacityPerDay()));
    texts.put("insurancePolicy", charter.insurancePolicy());
    texts.put("insuredUntil", said(charter.insuredUntil()));
    texts.put("childContactCheckedOn", said(team.childContactCheckedOn()));
    texts.put("description", charter.description());
    var base = team.base();
    texts.put("longitude", base == null ? "" : String.valueOf(base.longitude()));
    texts.put("latitude", base == null ? "" : String.valueOf(base.latitude()));
    texts.put("otherDays", otherDays(team.hours()));
    var ticked = new HashMap<String, List<String>>();
    ticked.put("items", team.items().stream().map(Object::toString).toList());
    ticked.put("skills", team.skills().stream().map(Object::toString).toList());
    team.hours().windows().stream()
        .findFirst()
        .ifPresent(
            window -> {
              texts.put("from", CLOCK.format(window.from()));
              texts.put("until", CLOCK.format(window.until()));
              ticked.put("days", window.days().stream().map(Enum::name).toList());
            });
    return new TypedTeam(texts, ticked);
  }

  public boolean pledged() {
    return "true".equals(text(PLEDGE));
  }

  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  public List<String> ticks(String name) {
    return ticked.getOrDefault(name, List.of());
  }

  /** The form a program would send for it, led by whoever applies. */
  TeamForm form(UUID id, List<Member> members) {
    var insured = !text("insurancePolicy").isEmpty() || !text("insuredUntil").isEmpty();
    return new TeamForm(
        id.toString(),
        null,
        text("name"),
        text("kind"),
        text("area"),
        degrees("longitude"),
        degrees("latitude"),
        false,
        degrees("radiusKm"),
        TeamForm.sent(words("servedAreas")),
        TeamForm.sent(ticks("skills")),
        TeamForm.sent(ticks("items")),
        number("capacity"),
        TeamForm.sent(
            List.of(new TeamForm.Hours(TeamForm.sent(ticks("days")), text("from"), text("until")))),
        false,
        insured,
        blankToNull("childContactCheckedOn"),
        TeamForm.sent(members.stream().map(TypedTeam::member).toList()),
        TeamForm.sent(otherDays(text("otherDays"))),
        text("level"),
        text("parentId"),
        text("ownerBody"),
        text("insurancePolicy"),
        blankToNull("insuredUntil"),
        number("capacityPerDay"),
        text("description"));
  }

  /** One date a line: closed, or from a time to a time. */
  static List<TeamForm.OtherDayForm> otherDays(String text) {
    var days = new ArrayList<TeamForm.OtherDayForm>();
    LINE.splitAsStream(text.strip())
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              var words = line.strip().split("\\s+", 2);
              var hours = words.length < 2 ? "" : words[1].strip();
              var times = BETWEEN_TIMES.splitAsStream(hours).toList();
              days.add(
                  CLOSED.contains(hours)
                      ? new TeamForm.OtherDayForm(words[0], null, null)
                      : new TeamForm.OtherDayForm(
                          words[0],
                          times.isEmpty() ? "" : clock(times.getFirst()),
                          times.size() == 2 ? clock(times.getLast()) : ""));
            });
    return days;
  }

  private static String otherDays(WorkingHours hours) {
    return String.join("\n", hours.otherDays().stream().map(TypedTeam::line).toList());
  }

  private static String line(OtherDay day) {
    return day.from() == null || day.until() == null
        ? day.day() + " 休"
        : "%s %s-%s".formatted(day.day(), CLOCK.format(day.from()), CLOCK.format(day.until()));
  }

  /** People write 8:30 as well as 08:30. */
  private static String clock(String text) {
    return text.matches("\\d:\\d\\d") ? "0" + text : text;
  }

  private static TeamForm.MemberForm member(Member member) {
    return new TeamForm.MemberForm(
        member.personId().toString(),
        member.leader(),
        TeamForm.sent(member.skills().stream().map(Object::toString).toList()));
  }

  /** What was ticked under a name, or typed with spaces between. */
  public List<String> words(String name) {
    return ticked.getOrDefault(name, List.of(text(name))).stream()
        .flatMap(SPACE::splitAsStream)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private @Nullable Double degrees(String name) {
    try {
      return text(name).isEmpty() ? null : Double.valueOf(text(name));
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private @Nullable Integer number(String name) {
    try {
      return text(name).isEmpty() ? null : Integer.valueOf(text(name));
    } catch (NumberFormatException notANumber) {
      return UNREADABLE;
    }
  }

  private @Nullable String blankToNull(String name) {
    return text(name).isEmpty() ? null : text(name);
  }

  private static String said(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
