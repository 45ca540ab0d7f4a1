package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Codes at places: made, printed, scanned, counted, switched off. */
class PlaceCodesIT {

  private static final String PHONE_BROWSER =
      "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36";
  private static final Pattern CODE = Pattern.compile(">([2-9A-HJKMNP-Z]{7})<");

  @Test
  void anOrderBeginsWithAScanAndIsCountedForItsCode() {
    var code = made("东门便民点", "EL");
    var resident = new Browser();

    resident.open("/q/" + code.toLowerCase(Locale.ROOT));

    assertThat(resident.place()).isEqualTo("/order/group/EL");
    ordered(resident);
    assertThat(resident.page()).contains("东门便民点");
    resident.send("/order/check", Map.of());
    assertThat(resident.place()).startsWith("/order/done/");
    assertThat(count("place_code_order", code)).isEqualTo(1);
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from request r join place_code_order o on o.request_id = r.id where o.code = '%s' and r.area_code = '%s'"
                        .formatted(code, Ordering.VILLAGE)))
        .isEqualTo(1);
    ordered(resident);
    resident
        .open("/order/where")
        .send("/order/where", Map.of("found", Ordering.VILLAGE, "act", "next"));
    resident.open("/order/check").send("/order/check", Map.of());
    assertThat(resident.place()).startsWith("/order/done/");
    assertThat(count("place_code_order", code)).isEqualTo(1);
  }

  @Test
  void onlyPeopleWhoOpenThePageAreCounted() {
    var code = made("西山站", "");

    scan(code, HttpMethod.GET, Map.of("User-Agent", PHONE_BROWSER));
    scan(code, HttpMethod.GET, Map.of("User-Agent", PHONE_BROWSER, "Sec-Fetch-Mode", "navigate"));
    scan(code, HttpMethod.HEAD, Map.of("User-Agent", PHONE_BROWSER));
    scan(code, HttpMethod.GET, Map.of("User-Agent", "Googlebot/2.1"));
    scan(code, HttpMethod.GET, Map.of("User-Agent", PHONE_BROWSER, "Sec-Purpose", "prefetch"));
    scan(code, HttpMethod.GET, Map.of("User-Agent", PHONE_BROWSER, "Sec-Fetch-Mode", "no-cors"));

    assertThat(
            SERVICE
                .database()
                .count("select sum(scans) from place_code_scan where code = '%s'".formatted(code)))
        .isEqualTo(2);
  }

  @Test
  void aCodeThatIsSwitchedOffSaysSoAndLeadsToTheMenu() {
    var code = made("旧站", "");
    var staff = staff();

    staff
        .open("/admin/codes")
        .send("/admin/codes/" + code + "/disabling", Map.of("enabled", "false"));
    var resident = new Browser().open("/q/" + code);

    assertThat(resident.status()).isEqualTo(410);
    assertThat(resident.page()).contains("已经停用", "href=\"/\"");
    assertThat(new Browser().open("/q/2222222").status()).isEqualTo(404);
    assertThat(new Browser().open("/q?code=nonsense").status()).isEqualTo(422);
    assertThat(new Browser().open("/q/not-a-code").status()).isEqualTo(404);
  }

  @Test
  void manyAreMadeAtOnceOrNone() {
    var staff = staff();
    staff.open("/admin/codes");

    staff.send(
        "/admin/codes/lines",
        Map.of("lines", "一号楼,BUILDING,990101001001\n二号楼,TOWER,990101001001\n,SHOP,12"));
    assertThat(staff.status()).isEqualTo(422);
    assertThat(staff.page())
        .contains("第 2 行", "第 3 行", "一号楼,BUILDING")
        .doesNotContain("<th scope=\"row\"><span>一号楼");
    staff.send(
        "/admin/codes/lines",
        Map.of("lines", "一号楼,BUILDING,990101001001,EL\n三号楼，SHOP，990101001002，，，，东门"));

    assertThat(staff.page()).contains("做好了 2 个", "一号楼", "三号楼", "东门");
    staff.open("/admin/codes/sheet");
    assertThat(staff.page()).contains("一号楼", "<path d=\"M4 4h7", "12345");
  }

  @Test
  void operatorsMakeCodesForTheirOwnAreasOnly() {
    Ordering.account("code-operator", "OPERATOR", "990102");
    var operator = new Browser();
    operator
        .open("/login")
        .send("/login", Map.of("login", "code-operator", "password", Ordering.PASSWORD));
    var others = made("别处", "");

    operator
        .open("/admin/codes")
        .send("/admin/codes", Map.of("name", "甲", "kind", "SHOP", "area", "990101001001"));
    assertThat(operator.status()).isEqualTo(422);
    assertThat(operator.page()).contains("这个地区不归您管").doesNotContain("别处");
    operator.send("/admin/codes/" + others + "/disabling", Map.of());
    assertThat(operator.status()).isEqualTo(404);
  }

  private static Browser staff() {
    var staff = new Browser();
    return staff
        .open("/login")
        .send("/login", Map.of("login", "admin", "password", "only-for-tests-4711"));
  }

  private static String made(String name, String group) {
    var staff = staff().open("/admin/codes");
    var fields = new HashMap<String, String>();
    fields.put("name", name);
    fields.put("kind", "STATION");
    fields.put("area", Ordering.VILLAGE);
    fields.put("group", group);
    staff.send("/admin/codes", fields);
    var row = staff.page().substring(staff.page().indexOf(name));
    var code = CODE.matcher(row);
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static void ordered(Browser resident) {
    resident
        .open("/order/item/EL05")
        .send("/order/item", Map.of("item", "EL05", "words", "", "act", "next"));
    resident.open("/order/when").send("/order/when", Map.of("wish", "ANY", "act", "next"));
    resident
        .open("/order/who")
        .send(
            "/order/who",
            Map.of("name", "王桂兰", "phone", "13812345678", "consent", "true", "act", "next"));
    resident.open("/order/check");
  }

  private static void scan(String code, HttpMethod method, Map<String, String> headers) {
    var call = CLIENT.method(method).uri("/q/" + code);
    headers.forEach(call::header);
    call.header(HttpHeaders.ACCEPT, "text/html").exchange().expectStatus().is3xxRedirection();
  }

  private static long count(String table, String code) {
    return SERVICE
        .database()
        .count("select count(*) from %s where code = '%s'".formatted(table, code));
  }
}
