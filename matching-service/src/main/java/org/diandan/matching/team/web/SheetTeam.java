package org.diandan.matching.team.web;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diandan.matching.team.Team;
import org.diandan.matching.team.sheet.SheetLine;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table of teams. The columns have Chinese names, the fields those of {@link
 * TeamForm}; what cannot be read becomes a value its reader refuses.
 */
record SheetTeam(SheetLine line) {

  /** By field, in the order in which people read about them. */
  static final Map<String, String> COLUMNS =
      columns(
          "externalCode=外部编号",
          "name=队名",
          "kind=类别",
          "level=层级",
          "area=区域代码",
          "parentId=上级外部编号",
          "ownerBody=主管单位",
          "longitude=经度",
          "latitude=纬度",
          "radiusKm=半径公里",
          "servedAreas=服务区域",
          "items=服务项目",
          "skills=技能",
          "capacity=同时几单",
          "capacityPerDay=一天几单",
          "hours=服务时间",
          "otherDays=例外日期",
          "insurancePolicy=保险单号",
          "insuredUntil=保险到期",
          "childContactCheckedOn=审查日期",
          "members=队长编号",
          "description=介绍");

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("党员", "PARTY"),
          Map.entry("青年", "YOUTH"),
          Map.entry("巾帼", "WOMEN"),
          Map.entry("文化文艺", "CULTURE"),
          Map.entry("法律援助", "LEGAL_AID"),
          Map.entry("医疗卫生", "MEDICAL"),
          Map.entry("科普", "SCIENCE"),
          Map.entry("其他", "OTHER"),
          Map.entry("总队", "CORPS"),
          Map.entry("专业队", "SPECIALIST"),
          Map.entry("地方队", "LOCAL"));

  private static final String WEEK = "一二三四五六日";
  private static final Pattern SPACE = Pattern.compile("[\\s,，、]+");
  private static final Pattern RANGE = Pattern.compile("[至到-]");
  private static final Pattern PART = Pattern.compile("[;；\\n]+");
  private static final Pattern HOURS =
      Pattern.compile("(\\D*?)\\s*(\\d{1,2}:\\d{2})\\s*[-–至到]\\s*(\\d{1,2}:\\d{2})");

  /** The number of the team in the other system; empty when it has none. */
  String externalCode() {
    return cell("externalCode");
  }

  /** The number of the team it belongs to; empty when it stands alone. */
  String parentCode() {
    return cell("parentId");
  }

  /**
   * The form a program would send.
   *
   * @param ids of teams that are known, by their numbers elsewhere
   * @param known who belongs to the team already
   */
  TeamForm form(Map<String, UUID> ids, Set<Team.Member> known) {
    var insured = !cell("insurancePolicy").isEmpty() || !cell("insuredUntil").isEmpty();
    return new TeamForm(
        externalCode().isEmpty() ? null : id(externalCode(), ids).toString(),
        externalCode(),
        cell("name"),
        code("kind"),
        cell("area"),
        decimal("longitude"),
        decimal("latitude"),
        false,
        decimal("radiusKm"),
        TeamForm.sent(words("servedAreas")),
        TeamForm.sent(words("skills")),
        TeamForm.sent(words("items")),
        number("capacity"),
        hours(),
        true,
        insured,
        blankToNull("childContactCheckedOn"),
        TeamForm.sent(members(known)),
        TeamForm.sent(TypedTeam.otherDays(PART.matcher(cell("otherDays")).replaceAll("\n"))),
        code("level"),
        parentCode().isEmpty() ? null : id(parentCode(), ids).toString(),
        cell("ownerBody"),
        cell("insurancePolicy"),
        blankToNull("insuredUntil"),
        number("capacityPerDay"),
        cell("description"));
  }

  /** The id of a team with this number: the known one, or the one it will get. */
  static UUID id(String externalCode, Map<String, UUID> ids) {
    var known = ids.get(externalCode);
    return known == null
        ? UUID.nameUUIDFromBytes(("team:" + externalCode).getBytes(StandardCharsets.UTF_8))
        : known;
  }

  /** Leaders that are named, and whoever belongs to the team already. */
  private List<TeamForm.MemberForm> members(Set<Team.Member> known) {
    var leaders = words("members");
    var kept =
        known.stream()
            .map(
                member ->
                    new TeamForm.MemberForm(
                        member.personId().toString(),
                        member.leader() || leaders.contains(member.personId().toString()),
                        TeamForm.sent(member.skills().stream().map(Object::toString).toList())));
    var ids = known.stream().map(member -> member.personId().toString()).toList();
    var added =
        leaders.stream()
            .filter(leader -> !ids.contains(leader))
            .map(leader -> new TeamForm.MemberForm(leader, true, TeamForm.sent(List.of())));
    return Stream.concat(kept, added).toList();
  }

  /** Windows like 周一至周五 8:00-18:00；周六 9:00-12:00; always when nothing stands there. */
  private List<TeamForm.@Nullable Hours> hours() {
    var windows = new ArrayList<TeamForm.@Nullable Hours>();
    PART.splitAsStream(cell("hours"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(part -> windows.add(window(part)));
    return windows;
  }

  private static TeamForm.@Nullable Hours window(String part) {
    var found = HOURS.matcher(part);
    return found.matches()
        ? new TeamForm.Hours(
            TeamForm.sent(days(found.group(1))), clock(found.group(2)), clock(found.group(3)))
        : null;
  }

  private static List<String> days(String text) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    var plain = text.replace("周", "").replace("星期", "").replace("天", "日");
    if (plain.isBlank() || plain.contains("每")) {
      days.addAll(Arrays.asList(DayOfWeek.values()));
    }
    SPACE.splitAsStream(plain).forEach(part -> addDays(part, days));
    return days.stream().map(Enum::name).toList();
  }

  /** A day, or two with those between them: 一, 一至五. */
  private static void addDays(String part, Set<DayOfWeek> days) {
    var ends = RANGE.splitAsStream(part).toList();
    var first = ends.isEmpty() ? -1 : WEEK.indexOf(ends.getFirst());
    var last = ends.isEmpty() ? -1 : WEEK.indexOf(ends.getLast());
    if (part.length() <= 3 && !part.isEmpty() && first >= 0) {
      for (int at = first; at <= last; at++) {
        days.add(DayOfWeek.of(at + 1));
      }
    }
  }

  private static String clock(String text) {
    return text.length() == 4 ? "0" + text : text;
  }

  private String code(String field) {
    return CODES.getOrDefault(cell(field), cell(field));
  }

  private List<String> words(String field) {
    return SPACE.splitAsStream(cell(field)).filter(word -> !word.isEmpty()).toList();
  }

  private @Nullable Double decimal(String field) {
    try {
      return cell(field).isEmpty() ? null : Double.valueOf(cell(field));
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private @Nullable Integer number(String field) {
    try {
      return cell(field).isEmpty() ? null : Integer.valueOf(cell(field));
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private @Nullable String blankToNull(String field) {
    return cell(field).isEmpty() ? null : cell(field);
  }

  private static Map<String, String> columns(String... named) {
    var columns = new LinkedHashMap<String, String>();
    for (var column : named) {
      var parts = column.split("=", 2);
      columns.put(parts[0], parts[1]);
    }
    return Collections.unmodifiableMap(columns);
  }

  private String cell(String field) {
    var column = COLUMNS.getOrDefault(field, field);
    var said = line.cell(column);
    return said.isEmpty() ? line.cell(field) : said;
  }
}
