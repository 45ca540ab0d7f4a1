package org.diandan.standalone.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Departments of 吉州区, made up, each with one account. */
final class DemoDepartments {
  private static final long SEED = 35;
  private static final String AREA = "360802";

  private static final List<DemoDepartment> ALL =
      List.of(
          new DemoDepartment("吉州区住房和城乡建设局", "FUNCTIONAL", "房屋、供水、燃气", "dept-housing"),
          new DemoDepartment("吉州区民政局", "FUNCTIONAL", "养老、救助、社区", "dept-civil"),
          new DemoDepartment("吉州区城市管理局", "RESPONSIBLE", "路灯、环卫、占道", "dept-streets"),
          new DemoDepartment("吉州区应急管理局", "RESPONSIBLE", "消防、汛情、险情", "dept-emergency"));

  private DemoDepartments() {}

  private record DemoDepartment(String name, String level, String duties, String login) {

    Map<String, Object> entry() {
      return Map.of(
          "area", AREA, "name", name, "level", level, "duties", duties, "logins", List.of(login));
    }
  }

  /** Who answers for them. */
  static List<Account> people() {
    var random = new Random(SEED);
    return ALL.stream()
        .map(
            department ->
                new Account(
                    Names.draw(random),
                    "1990795%04d".formatted(9000 + random.nextInt(1000)),
                    "DEPARTMENT",
                    AREA,
                    Optional.empty(),
                    department.login()))
        .toList();
  }

  /** The entries of {@code POST /api/departments}. */
  static List<Map<String, Object>> entries() {
    return ALL.stream().map(DemoDepartment::entry).toList();
  }
}
