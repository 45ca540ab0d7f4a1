package org.diandan.request.journey;

/** What is taken out of an area: an export that waits for a second person, reports. */
final class HeldPapers {

  private final Holdings held;

  HeldPapers(Holdings held) {
    this.held = held;
  }

  void fill() {
    var office = held.district.office();
    var name = held.district.name();
    var official = held.staff.as("OFFICIAL");
    official.form(
        "/official/exports",
        "words=work=overdue&form=CSV&column=NUMBER&column=NAME&purpose=" + name + "的用途");
    held.find(
        "export",
        "select id::text from export_job where ordered_by = '%s'"
            .formatted(held.staff.id("OFFICIAL")));
    official.form(
        "/official/reports/issued",
        "template=standard-span&area=" + office + "&day=2020-01-01&to=2020-01-31");
    held.find(
        "report", "select id::text from issued_report where area_code = '%s'".formatted(office));
    held.staff
        .as("ADMINISTRATOR")
        .form(
            "/admin/reports",
            "from=standard-week&kind=week&title=周报&at-overdue=1&at-headline=2&area=%s&name=%s周报"
                .formatted(office, name));
    held.find(
        "template",
        "select id::text from report_template where area_code = '%s'".formatted(office));
    held.words.add(name + "的用途");
    held.words.add(name + "周报");
  }
}
