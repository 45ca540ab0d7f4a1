package org.diandan.request.journey;

import static org.diandan.request.journey.Referring.text;

import java.util.UUID;

/** What departments and meetings hold, and what officials keep of it. */
final class HeldReferrals {

  private final Holdings held;

  HeldReferrals(Holdings held) {
    this.held = held;
  }

  void fill() {
    held.put("department", held.staff.department());
    held.words.add(held.staff.departmentName());
    referred();
    answered();
    meeting();
    var official = held.staff.as("OFFICIAL");
    var office = held.district.office();
    official.form("/official/replies", "area=" + office);
    held.find(
        "digest", "select id::text from reply_digest where area_code = '%s'".formatted(office));
    var view = held.district.name() + "的视图";
    official.form("/official/views", "name=" + view + "&words=period=week");
    held.find("view", "select id::text from saved_view where name = '%s'".formatted(view));
    held.words.add(view);
  }

  private void referred() {
    var id = held.ordered("referred").id();
    refer(id);
    held.put("referral", referralOf(id));
    var desk = held.staff.as("DEPARTMENT");
    var place = "/department/referrals/" + held.one("referral");
    desk.form(place + "/signature", "");
    desk.form(place + "/extension", "day=2099-01-01&time=10:00&because=等材料");
    held.find(
        "wish",
        "select id::text from referral_extension where referral_id = '%s'"
            .formatted(held.one("referral")));
    held.staff
        .as("OFFICIAL")
        .form("/official/requests/" + id + "/supervision", "words=两天内到场&day=2099-01-01&time=09:00");
    held.find(
        "supervision", "select id::text from supervision where request_id = '%s'".formatted(id));
  }

  private void answered() {
    var id = held.ordered("answered").id();
    refer(id);
    var desk = held.staff.as("DEPARTMENT");
    var place = "/department/referrals/" + referralOf(id);
    desk.form(place + "/signature", "");
    desk.form(place + "/answer", "answer=" + held.district.name() + "的答复");
  }

  private void refer(UUID request) {
    held.staff
        .as("OFFICIAL")
        .form(
            "/official/requests/" + request + "/ladder",
            "to=" + held.one("department") + "&reason=NO_TEAM&words=请看看");
  }

  private static String referralOf(UUID request) {
    return text("select id::text from referral where request_id = '%s'".formatted(request));
  }

  /** A case that several were sent with to a meeting, and the meeting. */
  private void meeting() {
    var official = held.staff.as("OFFICIAL");
    var id = held.ordered("conference").id();
    official.form(
        "/official/work/overdue/batches", "action=MEETING&reason=OVERDUE_BELOW&request=" + id);
    held.find(
        "batch",
        "select batch_id::text from work_batch_item where request_id = '%s'".formatted(id));
    var title = held.district.name() + "例会";
    official.form(
        "/official/meetings",
        "title=%s&area=%s&day=2098-12-01&time=09:00&place=二楼&department=%s"
            .formatted(title, held.district.office(), held.one("department")));
    held.find("meeting", "select id::text from meeting where title = '%s'".formatted(title));
    held.words.add(title);
    official.form("/official/meetings/" + held.one("meeting") + "/items", "request=" + id);
  }
}
