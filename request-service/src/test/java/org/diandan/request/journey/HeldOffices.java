package org.diandan.request.journey;

import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Referring.text;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.HoursEvent.HoursConfirmed;
import org.diandan.contract.HoursEvent.HoursRecorded;
import org.diandan.contract.ServiceItemCode;

/** What the desk and the administrator of an area keep, and a volunteer's certificate. */
final class HeldOffices {

  private final Holdings held;

  HeldOffices(Holdings held) {
    this.held = held;
  }

  void fill() {
    var name = held.district.name();
    var office = held.district.office();
    held.staff
        .as("OPERATOR")
        .form("/desk/phrases", "area=%s&code=qy&words=%s的常用语".formatted(office, name));
    var administrator = held.staff.as("ADMINISTRATOR");
    administrator.form(
        "/admin/codes",
        "name=%s便民点&kind=STATION&area=%s&group=&longitude=&latitude=&note="
            .formatted(name, held.district.town()));
    held.find(
        "code",
        "select code from place_code where area_code = '%s'".formatted(held.district.town()));
    administrator.form(
        "/admin/certificates",
        "area=%s&name=%s文明实践所&inCharge=张三&handler=李四&contact=0796-8220000".formatted(office, name));
    for (var thing : new String[] {"的常用语", "便民点", "文明实践所"}) {
      held.words.add(name + thing);
    }
    SERVICE
        .database()
        .execute(
            "update callback set due_at = now() - interval '1 hour' where request_id = '%s'"
                .formatted(held.one("delivered")));
    hours();
  }

  private void hours() {
    var volunteer = held.staff.id("VOLUNTEER");
    var entry = UUID.randomUUID();
    var until = Instant.now();
    MATCHING.say(
        new HoursRecorded(
            UUID.randomUUID(),
            until,
            volunteer,
            entry,
            held.team.id(),
            UUID.fromString(held.one("closed")),
            60,
            EvidenceRung.E2,
            new ServiceItemCode("RP01"),
            until.minus(Duration.ofHours(1)),
            until),
        new HoursConfirmed(UUID.randomUUID(), until, volunteer, entry, 60, EvidenceRung.E2));
    var state = "select state from hours_fact where entry_id = '%s'".formatted(entry);
    await().until(() -> text(state).equals("CONFIRMED"));
    held.staff.as("VOLUNTEER").form("/certificates", "from=2020-01-01&until=2027-12-31");
    held.find(
        "certificate",
        "select number from certificate where person_id = '%s'".formatted(volunteer));
  }
}
