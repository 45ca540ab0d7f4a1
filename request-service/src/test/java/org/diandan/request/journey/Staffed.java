package org.diandan.request.journey;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who work in an area, signed in. */
final class Staffed {

  private static final List<String> ROLES =
      List.of("OFFICIAL", "OPERATOR", "ADMINISTRATOR", "DEPARTMENT", "LEADER", "VOLUNTEER");
  private static final String EVERYTHING = "EVERYTHING";
  private static final String CLERK = "CLERK";
  private static final AtomicInteger PHONES = new AtomicInteger();

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Map<String, UUID> ids = new LinkedHashMap<>();
  private final Map<String, String> logins = new LinkedHashMap<>();
  private final String prefix;
  private final String area;
  private final String department;

  private Staffed(String prefix, String area, Map<String, List<String>> people) {
    this.prefix = prefix;
    this.area = area;
    people.forEach(this::open);
    this.department =
        new Caller(Ordering.administrator())
            .json(
                "/api/departments",
                Map.of(
                    "area",
                    area,
                    "name",
                    departmentName(),
                    "level",
                    "RESPONSIBLE",
                    "duties",
                    "",
                    "logins",
                    List.of(login("DEPARTMENT"))))
            .get("id")
            .asString();
  }

  /** One person of each role, and an operator whose account may be changed. */
  static Staffed apart(String prefix, String area) {
    var people = new LinkedHashMap<String, List<String>>();
    ROLES.forEach(role -> people.put(role, List.of(role)));
    people.put(CLERK, List.of("OPERATOR"));
    var staff = new Staffed(prefix, area, people);
    staff.signIn(people.keySet());
    return staff;
  }

  /** An official, and somebody who holds every role: whoever holds fewer may do no more. */
  static Staffed together(String prefix, String area) {
    var people = new LinkedHashMap<String, List<String>>();
    people.put("OFFICIAL", List.of("OFFICIAL"));
    people.put(EVERYTHING, ROLES);
    people.put(CLERK, List.of("OPERATOR"));
    var staff = new Staffed(prefix, area, people);
    staff.signIn(List.of("OFFICIAL", EVERYTHING));
    return staff;
  }

  private void signIn(Collection<String> people) {
    people.forEach(person -> tokens.put(person, Ordering.token(login(person))));
  }

  private void open(String person, List<String> roles) {
    var login = prefix + "-" + person.toLowerCase(Locale.ROOT);
    var id =
        UUID.fromString(
            new Caller(Ordering.administrator())
                .json(
                    "/api/accounts",
                    List.of(
                        Map.of(
                            "name",
                            "张" + login,
                            "phone",
                            "1361%07d".formatted(PHONES.incrementAndGet()),
                            "login",
                            login,
                            "password",
                            Ordering.PASSWORD,
                            "authorities",
                            roles.stream()
                                .map(role -> Map.of("role", role, "area", area))
                                .toList())))
                .get("personIds")
                .get(0)
                .asString());
    ids.put(person, id);
    logins.put(person, login);
  }

  /** What each sends as {@code Authorization}. */
  Map<String, String> proofs() {
    var proofs = new LinkedHashMap<String, String>();
    tokens.forEach((person, token) -> proofs.put(person, "Bearer " + token));
    return proofs;
  }

  /** A program that works for the area. */
  void admit(String program, String key) {
    tokens.put(program, key);
  }

  UUID id(String role) {
    return of(ids, role);
  }

  String login(String role) {
    return of(logins, role);
  }

  String nameOf(String role) {
    return "张" + login(role);
  }

  Caller as(String role) {
    return new Caller(of(tokens, role));
  }

  /** Whoever has the role alone, else whoever has every role. */
  private static <T> T of(Map<String, T> people, String role) {
    var found = people.containsKey(role) ? people.get(role) : people.get(EVERYTHING);
    if (found == null) {
      throw new AssertionError("Nobody is " + role);
    }
    return found;
  }

  String department() {
    return department;
  }

  String departmentName() {
    return prefix + "水务局";
  }
}
