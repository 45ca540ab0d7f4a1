package org.diandan.request.journey;

import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;

/** One of everything in a village, and the people of its area: what another area must not see. */
final class Holdings {

  final Map<String, List<String>> values = new LinkedHashMap<>();
  final Set<String> words = new HashSet<>();

  final District district;
  final Staffed staff;
  final Team team;

  /**
   * Where something lies.
   *
   * @param office code of the area its staff work for, the county or its only town
   */
  record District(String county, String office, String name) {

    String town() {
      return county + "001";
    }

    String village() {
      return county + "001001";
    }

    void open() {
      new Caller(Ordering.administrator())
          .json(
              "/api/areas",
              Map.of(
                  "areas",
                  List.of(
                      area(county, name, county.substring(0, 4)),
                      area(town(), name + "街道", county),
                      area(village(), name + "社区", town()))));
    }

    private static Map<String, String> area(String code, String name, String parent) {
      return Map.of("code", code, "name", name, "parentCode", parent);
    }
  }

  Holdings(District district, Staffed staff) {
    this.district = district;
    this.staff = staff;
    this.team =
        new Team(
            UUID.randomUUID(),
            district.name() + "之光",
            staff.id("LEADER"),
            new AreaCode(district.village()));
    put("village", district.village());
    put("town", district.town());
    put("county", district.county());
    put("account", staff.id("CLERK").toString());
    put("volunteer", staff.id("VOLUNTEER").toString());
    put("team", team.id().toString());
    put("officer", staff.login("OFFICIAL"));
    put("login", staff.login("CLERK"));
    put("person", staff.nameOf("CLERK"));
    put("volunteerName", staff.nameOf("VOLUNTEER"));
    put("phone", "1381234" + district.county().substring(2));
    put("newArea", district.county() + "777");
    words.addAll(
        List.of(
            district.village(), team.name(), one("login"), one("person"), one("volunteerName")));
    words.add(one("phone"));
  }

  /** Everything, in this order, because one follows from another. */
  Holdings fill() {
    MATCHING.say(facts());
    SERVICE
        .database()
        .execute(
            "insert into volunteer (person_id, state, age_group, area) values ('%s', 'ACTIVE', 'ADULT', '%s')"
                .formatted(staff.id("VOLUNTEER"), district.village()));
    new HeldCases(this).fill();
    new HeldReferrals(this).fill();
    new HeldOffices(this).fill();
    new HeldPrograms(this).fill();
    new HeldPapers(this).fill();
    values.put(
        "request", values.keySet().stream().filter(Holdings::isState).map(this::one).toList());
    return this;
  }

  private static boolean isState(String name) {
    return Set.of("open", "referred", "closed").contains(name);
  }

  String one(String name) {
    return values.getOrDefault(name, List.of("nothing called " + name)).getFirst();
  }

  /** Keeps what a statement finds first. */
  void find(String name, String sql) {
    put(name, Referring.text(sql));
  }

  void put(String name, String value) {
    values.put(name, List.of(value));
    if (value.length() > 20) {
      words.add(value);
    }
  }

  /** An order whose id is kept under a name, with words nobody else uses. */
  Taken ordered(String name) {
    var said = district.name() + "的私房话" + name;
    var person = district.name() + "王桂兰";
    var order =
        Map.<String, @Nullable Object>of(
            "area", district.village(), "words", said, "name", person, "phone", one("phone"));
    var taken = Ordering.taken(Ordering.submit(Ordering.order(order)));
    put(name, taken.id().toString());
    put("number", taken.orderNumber());
    words.addAll(List.of(taken.orderNumber(), said, person));
    return taken;
  }

  private TeamChanged facts() {
    return new TeamChanged(
        UUID.randomUUID(),
        Instant.now(),
        team.id(),
        team.name(),
        TeamKind.PARTY,
        new AreaCode(district.town()),
        Set.of(team.leader()),
        Set.copyOf(List.of(team.leader(), staff.id("VOLUNTEER"))),
        true,
        null,
        null);
  }
}
