package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.AccountPagesIT.signedIn;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The area tree, changed by administrators. */
class AreaEditIT {

  private static final String TOWN = "/admin/areas/990101001";

  @Test
  void aVillageIsAddedRenamedAndMovedAndEachChangeKept() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    var town = administrator.open(TOWN).page();

    administrator.send(TOWN, Map.of("step", "add", "newName", "新桥社区", "code", "990101001077"));
    var village = "/admin/areas/990101001077";
    administrator.open(village).send(village, Map.of("step", "rename", "name", "新桥头社区"));
    var renamed = administrator.open(village).page();
    administrator.send(village, Map.of("step", "move", "longitude", "170.5", "latitude", "-80"));
    var outside = administrator.page();

    assertThat(town).contains("在里面加一个", "value=\"990101001").doesNotContain("??");
    assertThat(renamed).contains("新桥头社区").doesNotContain("??");
    assertThat(outside).contains("不在本县");
    assertThat(taken(submit(order(Map.of("area", "990101001077")))).state()).isNotBlank();
    assertThat(
            SERVICE
                .database()
                .count(
                    """
                    select count(*) from audit_entry
                    where subject = '990101001077'
                      and ((action = 'area-added' and after = 'name=新桥社区')
                        or (action = 'area-renamed' and before = 'name=新桥社区'
                          and after = 'name=新桥头社区' and area = '990101001077'))
                    """))
        .isEqualTo(2);
  }

  @Test
  void aRetiredAreaTakesNoNewRequestsUntilItIsBack() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    administrator.open(TOWN);
    administrator.send(TOWN, Map.of("step", "add", "newName", "撤并村", "code", "990101001088"));
    var village = "/admin/areas/990101001088";
    var running = taken(submit(order(Map.of("area", "990101001088")))).id();

    administrator.open(village).send(village, Map.of("step", "retire", "reason", "并入新桥"));
    var retired = administrator.open(village).page();
    var refused = submit(order(Map.of("area", "990101001088")));
    var listed = get("/api/areas?parent=990101001");
    administrator.send(village, Map.of("step", "return"));

    refused
        .expectStatus()
        .isEqualTo(422)
        .expectBody(String.class)
        .value(body -> assertThat(body).contains("已经停用"));
    assertThat(retired).contains("已停用", "恢复使用");
    assertThat(listed).doesNotContain("撤并村");
    assertThat(get("/api/areas?parent=990101001")).contains("撤并村");
    assertThat(taken(submit(order(Map.of("area", "990101001088")))).state()).isNotBlank();
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from request where id = '%s' and closed_at is null"
                        .formatted(running)))
        .isEqualTo(1);
  }

  @Test
  void codesStayInsideTheirParentAndAreNeverGivenTwice() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    administrator.open(TOWN);

    administrator.send(TOWN, Map.of("step", "add", "newName", "别处", "code", "990102001001"));
    var elsewhere = administrator.page();
    administrator.send(TOWN, Map.of("step", "add", "newName", "又一个", "code", "990101001001"));

    assertThat(elsewhere).contains("代码要以这里的代码开头", "value=\"别处\"");
    assertThat(administrator.page()).contains("这个代码已经有了");
  }

  @Test
  void administratorsOfATownChangeNothingAroundIt() {
    Ordering.account("areas-town", "ADMINISTRATOR", "990101001");
    var town = signedIn("areas-town", Ordering.PASSWORD);

    var mine = town.open("/admin/areas").page();
    town.open(TOWN).send(TOWN, Map.of("step", "retire"));

    assertThat(mine).contains("href=\"/admin/areas/990101001\"");
    assertThat(town.status()).as("the town itself is its county's to retire").isEqualTo(403);
    assertThat(town.open("/admin/areas/990101").status()).isEqualTo(403);
    assertThat(town.open("/admin/areas/990101002").status()).isEqualTo(403);
  }

  private static String get(String path) {
    return String.valueOf(
        CLIENT
            .get()
            .uri(path)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }
}
