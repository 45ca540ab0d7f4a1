package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Merging.field;
import static org.diandan.request.journey.Merging.post;
import static org.diandan.request.journey.Ordering.account;
import static org.diandan.request.journey.Ordering.administrator;
import static org.diandan.request.journey.Ordering.token;
import static org.diandan.request.journey.Referring.signedIn;
import static org.diandan.request.journey.Referring.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DepartmentsIT {

  private static final String PAGE = "/admin/departments";

  @Test
  void anAdministratorWritesADepartmentDownAndClosesIt() {
    account("department-mine", "DEPARTMENT", "990101");
    account("department-chief", "ADMINISTRATOR", "990101");
    var chief = signedIn("department-chief");

    chief.open(PAGE).send(PAGE, typed("name", ""));
    assertThat(chief.status()).isEqualTo(422);
    assertThat(chief.page()).contains("请填 2 到 60 个字的名称", "department-mine");
    chief.send(PAGE, typed("logins", "nobody-here"));
    assertThat(chief.page()).contains("没有“nobody-here”这个登录名");
    chief.send(PAGE, typed("area", "990102"));
    assertThat(chief.status()).isEqualTo(403);
    chief.open(PAGE).send(PAGE, typed("duties", "水务"));
    assertThat(chief.page()).contains("已保存", "方县水务局", "department-mine");
    chief.send(PAGE, typed("duties", "水务"));
    assertThat(chief.page()).contains("已经有同名的部门");

    var id = text("select id::text from department where name = '方县水务局'");
    chief.open(PAGE + "/" + id).send(PAGE + "/" + id + "/closing", Map.of());
    assertThat(chief.page()).contains("已停用");
    chief.send(PAGE + "/" + id + "/opening", Map.of());
    assertThat(chief.page()).contains("已重新启用");
    assertThat(
            text(
                "select string_agg(action, ',' order by number) from audit_entry where subject = '%s'"
                    .formatted(id)))
        .isEqualTo("department-saved,department-closed,department-opened");
  }

  @Test
  void anAdministratorOfAnotherAreaChangesNothing() {
    account("department-far", "ADMINISTRATOR", "990102");
    var far = token("department-far");
    var whole =
        Map.of("area", "990101", "name", "方县民政局", "level", "RESPONSIBLE", "logins", List.of());
    post("/api/departments", far, whole).expectStatus().isForbidden();
    post("/api/departments", administrator(), whole).expectStatus().isCreated();
    field(
        post("/api/departments", administrator(), Map.of("area", "990101", "name", "某局")),
        400,
        "level");
    field(
        post(
            "/api/departments",
            administrator(),
            Map.of("area", "88", "name", "某局", "level", "FUNCTIONAL")),
        422,
        "area");
    var id = text("select id::text from department where name = '方县民政局'");
    var browser = signedIn("department-far");

    assertThat(browser.open(PAGE + "/" + id).status()).isEqualTo(404);
    assertThat(browser.open(PAGE).page()).doesNotContain("方县民政局");
    assertThat(browser.send(PAGE + "/" + id + "/closing", Map.of()).status()).isEqualTo(403);
    browser
        .open(PAGE)
        .send(PAGE, Map.of("id", id, "area", "990102", "name", "夺来的局", "level", "RESPONSIBLE"));
    assertThat(browser.status()).isEqualTo(404);
    assertThat(text("select name from department where id = '%s'".formatted(id)))
        .isEqualTo("方县民政局");
  }

  private static Map<String, String> typed(String field, String value) {
    var all =
        new java.util.HashMap<>(
            Map.of(
                "area", "990101",
                "name", "方县水务局",
                "level", "FUNCTIONAL",
                "duties", "水",
                "logins", "department-mine"));
    all.put(field, value);
    return all;
  }
}
