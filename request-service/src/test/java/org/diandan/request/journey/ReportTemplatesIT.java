package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates of reports: copied, changed and retired by the administrator of a town. */
class ReportTemplatesIT {

  private static final String TOWN = "990102711";
  private static final String NEIGHBOUR = "990102712";
  private static final Pattern TEMPLATE = Pattern.compile("/admin/reports/([0-9a-f-]{36})");

  @BeforeAll
  static void prepare() {
    Ordering.addTown(TOWN, "模板街道");
    Ordering.addTown(NEIGHBOUR, "隔壁街道");
    Ordering.account("template-admin", "ADMINISTRATOR", TOWN);
    Ordering.account("template-neighbour", "ADMINISTRATOR", NEIGHBOUR);
    Ordering.account("template-official", "OFFICIAL", TOWN);
  }

  @Test
  void aTemplateIsCopiedAndUsed() {
    var browser = Reporting.browser("template-admin");
    browser.open("/admin/reports/new?from=standard-week");
    assertThat(browser.page()).contains("{区域}诉求办理周报", "模板街道").doesNotContain("隔壁街道");

    browser.send("/admin/reports", typed("街道周报", "{区域}一周（{期间}）诉求 {诉求量} 件"));
    var template = keyOf("街道周报", browser.page());
    var reader = Reporting.as("template-official");
    assertThat(reader.page("/official/reports")).contains("街道周报", template);
    assertThat(reader.page("/official/reports/sheet?area=%s&template=%s".formatted(TOWN, template)))
        .contains("圆县模板街道一周（", "诉求 0 件", "一、超期未办结清单", "二、总体情况")
        .doesNotContain("志愿服务队</h2>");
  }

  @Test
  void everyVersionOfATemplateIsKeptAndItsChangesAreAudited() {
    var browser = Reporting.browser("template-admin").open("/admin/reports/new");
    browser.send("/admin/reports", typed("街道月报", "{区域}"));
    var template = keyOf("街道月报", browser.page());

    var changes = typed("街道月报二版", "{区域}周报");
    changes.put("version", "1");
    browser.open("/admin/reports/" + template).send("/admin/reports/" + template, changes);
    assertThat(browser.open("/admin/reports").page()).contains("街道月报二版", "第 2 版");
    assertThat(
            SERVICE
                .database()
                .count(
                    """
                    select count(*) from audit_entry
                    where action = 'report-template-changed' and subject = '%s' and area = '%s'
                      and before like '%%name=街道月报;%%' and after like '%%name=街道月报二版;%%'
                    """
                        .formatted(template, TOWN)))
        .isEqualTo(1);

    browser.open("/admin/reports/" + template).send("/admin/reports/" + template, changes);
    assertThat(browser.status()).isEqualTo(409);
    assertThat(browser.page()).contains("刚刚被别人改过", "街道月报二版");

    browser
        .open("/admin/reports/" + template)
        .send("/admin/reports/" + template, Map.of("act", "retire", "version", "2"));
    assertThat(browser.open("/admin/reports").page()).doesNotContain("街道月报二版");
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from report_template_version where template_id = '%s'"
                        .formatted(template)))
        .isEqualTo(2);
  }

  @Test
  void whatCannotBeUsedIsSaidAtItsFieldAndStaysTyped() {
    var browser = Reporting.browser("template-admin").open("/admin/reports/new");
    var typed = typed("", "{区域}月报 {满意度}");
    typed.put("at-overdue", "0");
    typed.put("issue-at", "24");
    typed.put("cut-day", "31");
    typed.put("area", NEIGHBOUR);

    browser.send("/admin/reports", typed);

    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page())
        .contains(
            "模板名称要有 1 到 40 个字",
            "不认识 {满意度}",
            "请填 1 到 14 的数字",
            "请填 0 到 23 的数字",
            "请填 1 到 28 的数字",
            "这个区域不归您管理",
            "{区域}月报 {满意度}");
  }

  @Test
  void nobodyOpensOrCopiesTheTemplateOfANeighbour() {
    var browser = Reporting.browser("template-admin").open("/admin/reports/new");
    browser.send("/admin/reports", typed("只归本街道", "{区域}"));
    var template = keyOf("只归本街道", browser.page());
    var neighbour = Reporting.browser("template-neighbour");

    assertThat(neighbour.open("/admin/reports").page()).doesNotContain("只归本街道", template);
    assertThat(neighbour.open("/admin/reports/" + template).status()).isEqualTo(404);
    assertThat(neighbour.open("/admin/reports/new?from=" + template).status()).isEqualTo(404);
    assertThat(neighbour.open("/official/reports").page()).doesNotContain(template);
    assertThat(neighbour.open("/official/reports/sheet?template=" + template).status())
        .isEqualTo(422);
  }

  private static Map<String, String> typed(String name, String title) {
    return new HashMap<>(
        Map.of(
            "from", "standard-week",
            "area", TOWN,
            "kind", "week",
            "name", name,
            "title", title,
            "at-overdue", "1",
            "at-headline", "2"));
  }

  /** The id of the template of this name. */
  private static String keyOf(String name, String page) {
    var found = TEMPLATE.matcher(page.substring(0, page.indexOf(name)));
    var id = "";
    while (found.find()) {
      id = found.group(1);
    }
    assertThat(id).isNotEmpty();
    return id;
  }
}
