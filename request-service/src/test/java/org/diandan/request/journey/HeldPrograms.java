package org.diandan.request.journey;

import static org.diandan.request.journey.Ordering.SERVICE;

import java.util.Map;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;

/** What other systems have to do with an area: a hotline, Open311, imported history. */
final class HeldPrograms {

  private final Holdings held;

  HeldPrograms(Holdings held) {
    this.held = held;
  }

  void fill() {
    hotline();
    open311();
    history();
  }

  private void hotline() {
    var name = held.district.name() + "热线";
    var office = held.district.office();
    var key =
        held.staff
            .as("ADMINISTRATOR")
            .json("/api/hotline/keys", Map.of("name", name, "area", office, "perMinute", 1000));
    held.put("key", key.get("id").asString());
    held.words.add(name);
    held.staff.admit("HOTLINE", key.get("key").asString());
    held.put("hotlineNumber", "HB-" + office + "-" + UUID.randomUUID());
    var order =
        Ordering.order(
            Map.of("area", held.district.village(), "orderNumber", held.one("hotlineNumber")));
    var taken = held.staff.as("HOTLINE").json("/api/hotline/orders", order);
    held.words.add(taken.get("orderNumber").asString());
    held.put("endpoint", UUID.randomUUID().toString());
    SERVICE
        .database()
        .execute(
            """
            insert into webhook_endpoint (id, hotline_key, url, secret_sealed, disabled_at,
              disabled_because)
            values ('%s', '%s', 'https://example.org/%s', '%s', now(), 'BY_HAND')
            """
                .formatted(held.one("endpoint"), held.one("key"), office, sealed("x")));
  }

  private void open311() {
    var administrator = new Caller(Ordering.administrator());
    var name = held.district.name();
    var application =
        administrator.json(
            "/api/open311/applications",
            Map.of("name", name + "应用", "contact", "x", "test", true, "perMinute", 60));
    held.put("application", application.get("id").asString());
    held.put("jurisdiction", "district-" + held.district.county());
    administrator.form(
        "/admin/open311/services",
        "id=%s&file={\"name\":\"%s政务\",\"area\":\"%s\"}"
            .formatted(held.one("jurisdiction"), name, held.district.office()));
    held.words.add(name + "应用");
    held.words.add(name + "政务");
  }

  private void history() {
    var name = held.district.name();
    var opened =
        held.staff
            .as("ADMINISTRATOR")
            .json("/api/imports", Map.of("name", name + "历史.csv", "shipped", "hotline"));
    held.put("import", opened.get("id").asString());
    held.put("imported", UUID.randomUUID().toString());
    held.words.add(name + "历史.csv");
    held.words.add(name + "旧案");
    var caller =
        "{\"area\":\"%s\",\"name\":\"旧案人\",\"phone\":\"13812345678\",\"address\":\"x\",\"words\":\"x\"}"
            .formatted(held.district.village());
    SERVICE
        .database()
        .execute(
            """
            insert into imported_set (jurisdiction, name) values ('%1$s', '%1$s');
            insert into imported_type (jurisdiction, code, item_code) values ('%1$s', 'a', 'EL05');
            insert into imported_record (jurisdiction, number, job_id, row_number, content, type_code,
              opened_at, department, source)
            values ('%1$s', '%1$s旧案', '%2$s', 1, 'x', 'a', now(), '', '');
            insert into imported_case (id, jurisdiction, number, item_code, area_code, opened_at,
              caller_sealed)
            values ('%3$s', '%1$s', '%1$s旧案', 'EL05', '%4$s', now(), '%5$s');
            """
                .formatted(
                    name,
                    held.one("import"),
                    held.one("imported"),
                    held.district.village(),
                    sealed(caller)));
  }

  private static String sealed(String text) {
    return SERVICE.bean(FieldCipher.class).encrypt(text);
  }
}
