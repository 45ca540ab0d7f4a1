package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.PlainBrowser;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Resident;
import org.junit.jupiter.api.Test;

/** A code at a door leads into the order form, and what comes of it is counted. */
@OnPlatform
class PlaceCodeIT {

  private static final Pattern CODE = Pattern.compile(">([2-9A-HJKMNP-Z]{7})<");
  private static final Pattern COUNTS = Pattern.compile("<td class=\"number\">(\\d+)</td>");

  private final Platform platform;

  PlaceCodeIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void aScanFillsInThePlaceAndTheOrderIsCounted() {
    var staff = platform.browser(platform.logins().any("administrator"));
    var place = "便民点 " + UUID.randomUUID().toString().substring(0, 8);
    var code = made(staff, place);
    var resident = platform.browser();

    resident.open("/q/" + code);
    assertThat(resident.place()).isEqualTo("/order/group/AD");
    order(resident);

    assertThat(resident.page()).contains(place, "桃树下居委会");
    resident.send("/order/check", Map.of());
    assertThat(resident.place()).startsWith("/order/done/");
    assertThat(counts(staff.open("/admin/codes"), place)).containsExactly("1", "1", "1");
  }

  private static String made(PlainBrowser staff, String place) {
    staff
        .open("/admin/codes")
        .send(
            "/admin/codes",
            Map.of("name", place, "kind", "STATION", "area", Orders.AREA, "group", "AD"));
    var code = CODE.matcher(row(staff, place));
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  /** Everything but the place, which came with the code. */
  private void order(PlainBrowser resident) {
    resident
        .open("/order/item/" + Orders.ITEM)
        .send("/order/item", Map.of("item", Orders.ITEM, "words", "包裹太重。", "act", "next"));
    resident.open("/order/when").send("/order/when", Map.of("wish", "ANY", "act", "next"));
    var phone = new Resident(platform).phone();
    resident
        .open("/order/who")
        .send(
            "/order/who", Map.of("name", "王秀英", "phone", phone, "consent", "true", "act", "next"));
    resident.open("/order/check");
  }

  /** Scans, scans of the month, orders. */
  private static List<String> counts(PlainBrowser staff, String place) {
    return COUNTS.matcher(row(staff, place)).results().map(it -> it.group(1)).toList();
  }

  private static String row(PlainBrowser staff, String place) {
    var from = staff.page().indexOf(place);
    assertThat(from).as(staff.place() + " shows " + place).isPositive();
    return staff.page().substring(from, staff.page().indexOf("</tr>", from));
  }
}
