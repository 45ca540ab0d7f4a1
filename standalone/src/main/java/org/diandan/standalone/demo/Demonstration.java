package org.diandan.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.OwnerOnly;
import org.diandan.standalone.data.Secrets;
import org.diandan.standalone.demo.DemoLogins.Line;
import org.diandan.standalone.demo.DemoTeam.Member;

/**
 * Brings the demonstration data in, once per data folder. An interrupted attempt is simply
 * repeated: whatever is there already stays as it is.
 */
public final class Demonstration {
  /** Spring resources with the areas and outlines that request-service is to bring in. */
  public static final Map<String, String> AREA_FILES =
      Map.of(
          "diandan.areas.divisions", "classpath:" + Areas.DIVISIONS,
          "diandan.areas.outlines", "classpath:" + Outlines.COUNTIES);

  private static final int PEOPLE_AT_ONCE = 200;

  /** For programs that try the hotline API out; their orders are marked. */
  private static final Map<String, Object> SANDBOX_KEY =
      Map.of("name", "热线接口测试", "area", "3608", "signIn", "EITHER", "sandbox", true);

  private final DataFolder folder;
  private final Secrets secrets;

  public Demonstration(DataFolder folder, Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  /** Whether the folder still waits for its demonstration data. */
  public boolean isMissing() {
    return !Files.exists(folder.resolve("demonstration.done"));
  }

  /**
   * Brings everything in.
   *
   * @param base where the services answer
   */
  public void bringIn(URI base) throws IOException, InterruptedException {
    var teams = DemoTeams.make();
    var volunteers = DemoVolunteer.of(teams);
    var people = DemoPeople.of(teams, volunteers);
    var logins = DemoLogins.open(folder.resolve("demo-logins.txt"));
    logins.add(new Line("ADMINISTRATOR", "", "", "admin", secrets.administratorPassword()));
    logins.addAll(people);
    // Before anybody's account is made: a password that is lost could not be shown again.
    logins.save();
    try (var api = DemoApi.signIn(base, "admin", secrets.administratorPassword())) {
      var ids = makeKnown(api, people, logins);
      api.post("/api/teams", Map.of("teams", entries(teams, ids)));
      bringInDepartments(api);
      new DemoService(api, logins).bringIn(volunteers, ids);
      makeKeys(api, logins);
    }
    logins.save();
    OwnerOnly.write(folder.resolve("demonstration.done"), "");
  }

  private static void bringInDepartments(DemoApi api) throws IOException, InterruptedException {
    for (var department : DemoDepartments.entries()) {
      api.post("/api/departments", department);
    }
  }

  /** Keys for programs. */
  private static void makeKeys(DemoApi api, DemoLogins logins)
      throws IOException, InterruptedException {
    var key = api.post("/api/hotline/keys", Map.of("name", "吉安 12345", "area", "3608"));
    logins.add(
        new Line("HOTLINE", "3608", "", key.get("id").asString(), key.get("key").asString()));
    var sandbox = api.post("/api/hotline/keys", SANDBOX_KEY);
    logins.add(
        new Line(
            "HOTLINE-SANDBOX",
            "3608",
            "",
            sandbox.get("id").asString(),
            sandbox.get("key").asString()));
    for (var test : List.of(false, true)) {
      var app =
          api.post(
              "/api/open311/applications",
              Map.of("name", "演示应用", "contact", "demo@example.org", "test", test));
      logins.add(
          new Line(
              test ? "OPEN311-TEST" : "OPEN311",
              "3608",
              "",
              app.get("id").asString(),
              app.get("key").asString()));
    }
  }

  /** Person ids by phone. */
  private static Map<String, String> makeKnown(DemoApi api, List<Account> people, DemoLogins logins)
      throws IOException, InterruptedException {
    var ids = new LinkedHashMap<String, String>();
    for (var from = 0; from < people.size(); from += PEOPLE_AT_ONCE) {
      var some = people.subList(from, Math.min(people.size(), from + PEOPLE_AT_ONCE));
      var entries = some.stream().map(account -> account.entry(logins)).toList();
      var made = api.post("/api/accounts", entries).get("personIds");
      for (var i = 0; i < some.size(); i++) {
        ids.put(some.get(i).phone(), made.get(i).asString());
      }
    }
    return ids;
  }

  private static List<Map<String, Object>> entries(
      List<DemoTeam> teams, Map<String, String> idOfPhone) {
    return teams.stream().map(team -> entry(team, idOfPhone)).toList();
  }

  private static Map<String, Object> entry(DemoTeam team, Map<String, String> idOfPhone) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("externalCode", team.externalCode());
    entry.put("name", team.name());
    entry.put("kind", team.profile().kind());
    entry.put("area", team.area().code());
    entry.put("longitude", team.base().longitude());
    entry.put("latitude", team.base().latitude());
    entry.put("simulatedPosition", true);
    entry.put("items", team.items());
    entry.put("capacity", team.level().capacity());
    entry.put("insured", true);
    entry.put("childContactCheckedOn", "2026-09-01");
    entry.put(
        "members", team.members().stream().map(member -> entry(team, member, idOfPhone)).toList());
    return entry;
  }

  private static Map<String, Object> entry(
      DemoTeam team, Member member, Map<String, String> idOfPhone) {
    return Map.of(
        "personId", idOfPhone.getOrDefault(member.phone(), ""),
        "leader", member.equals(team.leader()),
        "skills", member.skills());
  }
}
