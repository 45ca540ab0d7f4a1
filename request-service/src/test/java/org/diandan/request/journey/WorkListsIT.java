package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.request.journey.Merging.reaching;
import static org.diandan.request.journey.Merging.tracked;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.COUNTY;
import static org.diandan.request.journey.Referring.count;
import static org.diandan.request.journey.Referring.department;
import static org.diandan.request.journey.Referring.refer;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.journey.Referring.Department;
import org.diandan.request.worklist.WorkItem;
import org.diandan.request.worklist.WorkList;
import org.diandan.request.worklist.WorkLists;
import org.diandan.request.worklist.WorkLists.After;
import org.diandan.request.worklist.WorkLists.Where;
import org.junit.jupiter.api.Test;

class WorkListsIT {

  private static final String WORK = "/official/work";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Browser OFFICIAL = staff("OFFICIAL", COUNTY);
  private static final Browser NEIGHBOUR = staff("OFFICIAL", "990102");
  private static final Department HOUSING = department("清单住建局", "RESPONSIBLE");
  private static final Department POWER = department("清单供电所", "FUNCTIONAL");

  @Test
  void everyListSaysWhereARequestIsStuckAndItsCountIsItsLength() {
    var overdue = ordered();
    set(overdue, "accept_by = now() - interval '1 hour'");
    var soon = ordered();
    set(soon, "accept_by = now() + interval '2 hours', finish_by = now() + interval '9 days'");
    var nobody = ordered();
    set(nobody, "state = 'ESCALATED'");
    var silent = ordered();
    set(silent, "state = 'DELIVERED', delivered_at = now() - interval '30 hours'");
    var twice = ordered();
    unsolved(twice, 1);
    unsolved(twice, 2);
    var once = ordered();
    unsolved(once, 1);
    var changed = ordered();
    unsolved(changed, 1);
    set(changed, "state = 'DELIVERED', delivered_at = now()");
    toldOnThePhone(changed, "RESOLVED");
    var returned = ordered();
    refer(OFFICIAL, returned, HOUSING);
    HOUSING.returns(returned);

    assertThat(ids(WorkList.OVERDUE)).contains(overdue.id()).doesNotContain(soon.id());
    assertThat(ids(WorkList.SOON)).contains(soon.id()).doesNotContain(overdue.id());
    assertThat(ids(WorkList.NOBODY)).contains(nobody.id()).doesNotContain(overdue.id());
    assertThat(ids(WorkList.UNEVALUATED)).contains(silent.id()).doesNotContain(nobody.id());
    assertThat(ids(WorkList.TWICE)).contains(twice.id()).doesNotContain(once.id());
    assertThat(ids(WorkList.DISPUTED))
        .contains(once.id(), twice.id(), changed.id())
        .doesNotContain(silent.id(), overdue.id());
    assertThat(ids(WorkList.RETURNED)).contains(returned.id()).doesNotContain(once.id());
    assertThat(OFFICIAL.open(WORK).page()).contains(overdue.orderNumber(), "已超期", "反复来求助");
    assertThat(OFFICIAL.open(WORK + "/returned").page()).contains(returned.orderNumber());
    var counts = requireNonNull(lists().counts(county()).block(SOON));
    for (var list : WorkList.values()) {
      assertThat(read(list, After.NOTHING, 10_000))
          .hasSize(requireNonNull(counts.get(list)).intValue());
      assertThat(pageByPage(list)).isEqualTo(ids(list));
    }
  }

  @Test
  void aCallerWhoOrdersAgainAndAgainIsOneLineAndOnlyWhereTheReaderAnswers() {
    var phone = Map.<String, Object>of("phone", "13911110001");
    taken(submit(order(new HashMap<>(phone))));
    taken(submit(order(new HashMap<>(phone))));
    assertThat(read(WorkList.REPEATED, After.NOTHING, 10_000))
        .extracting(WorkItem::times)
        .allMatch(times -> times >= 3);
    var last = taken(submit(order(new HashMap<>(phone))));

    assertThat(read(WorkList.REPEATED, After.NOTHING, 10_000))
        .filteredOn(item -> item.id().equals(last.id()))
        .extracting(WorkItem::times)
        .containsExactly(3);
    assertThat(OFFICIAL.open(WORK + "/repeated").page())
        .contains(last.orderNumber(), "30 天内 3 次")
        .doesNotContain("13911110001");
  }

  @Test
  void nobodySeesOrMovesWhatIsNotTheirs() {
    var request = ordered();
    set(request, "accept_by = now() - interval '1 hour'");
    var fields = up(request);

    for (var list : WorkList.values()) {
      assertThat(NEIGHBOUR.open(WORK + "/" + list.slug() + "?area=" + COUNTY).page())
          .doesNotContain(request.orderNumber());
    }
    NEIGHBOUR.open("/me").send(WORK + "/overdue/preview", fields);
    assertThat(NEIGHBOUR.status()).isEqualTo(404);
    NEIGHBOUR.open("/me").send(WORK + "/overdue/batches", fields);
    assertThat(NEIGHBOUR.status()).isEqualTo(404);
    for (var role : List.of("OPERATOR", "ADMINISTRATOR", "DEPARTMENT")) {
      var other = staff(role, COUNTY).open("/me");
      assertThat(other.send(WORK + "/overdue/batches", fields).status()).as(role).isEqualTo(403);
    }
    var batch = OFFICIAL.open("/me").send(WORK + "/overdue/batches", fields).place();
    assertThat(NEIGHBOUR.open(batch).status()).isEqualTo(404);
    NEIGHBOUR.open("/me").send(batch + "/undoing", Map.of());
    assertThat(NEIGHBOUR.status()).isEqualTo(404);
    assertThat(staff("OFFICIAL", COUNTY).open(batch).status()).isEqualTo(404);
    assertThat(tracked(request).state()).isEqualTo("CONFERENCE");
    assertThat(staff("DEPARTMENT", COUNTY).open(WORK).status()).isEqualTo(403);
    assertThat(OFFICIAL.open(WORK + "/never").status()).isEqualTo(404);
    assertThat(OFFICIAL.open(WORK + "?area=x").status()).isEqualTo(400);
    assertThat(OFFICIAL.open(WORK + "/overdue?after=x").status()).isEqualTo(400);
  }

  @Test
  void severalGoToADepartmentAfterALookAndComeBackAtOnce() {
    var free = ordered();
    var there = ordered();
    refer(OFFICIAL, there, HOUSING);
    var coming = ordered();
    MATCHING.say(Team.called("清单队").isAsked(coming.id(), 1));
    MATCHING.say(Team.called("清单队").accepts(coming.id(), 1));
    reaching(coming, "ACCEPTED");
    var fields = toDepartment(POWER, free, there, coming);

    var page = OFFICIAL.open("/me").send(WORK + "/nobody/preview", fields).page();
    assertThat(page)
        .contains("2 件会办，1 件不会", "队伍已经答应去", "清单供电所")
        .contains("name=\"action\" value=\"REFER\"", "value=\"NEEDS_EXPERTISE\"", POWER.option());
    assertThat(tracked(free).state()).isNotEqualTo("REFERRED");
    var batch = OFFICIAL.send(WORK + "/nobody/batches", fields).place();
    assertThat(tracked(free).state()).isEqualTo("REFERRED");
    assertThat(tracked(coming).state()).isEqualTo("ACCEPTED");
    assertThat(holder(there)).isEqualTo("清单供电所");
    POWER.signs(free);
    assertThat(OFFICIAL.open(batch).page()).contains("全部撤销", "办了 2 件，1 件没办");
    OFFICIAL.send(batch + "/undoing", Map.of());

    assertThat(OFFICIAL.page()).contains("已撤销", "没有撤销", "之后有了新进展").doesNotContain("全部撤销");
    assertThat(holder(there)).isEqualTo("清单住建局");
    assertThat(holder(free)).isEqualTo("清单供电所");
    assertThat(OFFICIAL.open("/me").send(batch + "/undoing", Map.of()).status()).isEqualTo(409);
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from audit_entry where subject = '%s' and action in (%s)"
                        .formatted(
                            batch.substring(batch.lastIndexOf('/') + 1),
                            "'work-batch', 'work-batch-undone'")))
        .isEqualTo(2);
  }

  @Test
  void whatIsUrgedStaysUrgedAndWordsAreNotInTheBatch() {
    var request = ordered();
    refer(OFFICIAL, request, HOUSING);
    var nobodys = ordered();
    var fields = new HashMap<>(Map.of("action", "URGE", "hours", "24"));
    fields.put("request", request.id() + " " + nobodys.id());

    OFFICIAL.open("/me").send(WORK + "/overdue/preview", fields);
    assertThat(OFFICIAL.status()).isEqualTo(422);
    fields.put("words", "请今天回话");
    assertThat(OFFICIAL.send(WORK + "/overdue/preview", fields).page())
        .contains("1 件会办，1 件不会", "没有人可催", "不能撤销");
    var batch = OFFICIAL.send(WORK + "/overdue/batches", fields).place();

    assertThat(count("supervision where request_id = '%s' and answered_at is null", request))
        .isEqualTo(1);
    assertThat(OFFICIAL.open(batch).page()).doesNotContain("全部撤销", "请今天回话");
    assertThat(OFFICIAL.open("/me").send(batch + "/undoing", Map.of()).status()).isEqualTo(409);
  }

  @Test
  void theDatabaseUndoesNothingAfterTenMinutes() {
    var request = ordered();
    var batch = OFFICIAL.open("/me").send(WORK + "/nobody/batches", up(request)).place();
    var id = batch.substring(batch.lastIndexOf('/') + 1);
    SERVICE
        .database()
        .execute(
            "update work_batch set made_at = made_at - interval '11 minutes' where id = '%s'"
                .formatted(id));

    assertThat(OFFICIAL.open(batch).page()).doesNotContain("全部撤销");
    assertThat(OFFICIAL.open("/me").send(batch + "/undoing", Map.of()).status()).isEqualTo(409);
    assertThat(tracked(request).state()).isEqualTo("CONFERENCE");
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute("update work_batch set undone_at = now() where id = '" + id + "'"))
        .hasStackTraceContaining("work_batch_undo_in_time");
  }

  private static Taken ordered() {
    return taken(submit(order(Map.of())));
  }

  private static void set(Taken taken, String columns) {
    SERVICE
        .database()
        .execute("update request set %s where id = '%s'".formatted(columns, taken.id()));
  }

  private static void unsolved(Taken taken, int round) {
    SERVICE
        .database()
        .execute(
            "insert into evaluation (request_id, round, resolved, stars, evaluated_at)"
                + " values ('%s', %d, false, 2, now())".formatted(taken.id(), round));
  }

  private static void toldOnThePhone(Taken taken, String outcome) {
    SERVICE
        .database()
        .execute(
            """
            insert into callback (request_id, round, cause, due_at, done_at, outcome)
            values ('%1$s', 1, 'UNRESOLVED', now(), now(), '%2$s')
            on conflict do nothing;
            insert into callback_try (request_id, round, number, agent_id, outcome)
            select '%1$s', 1, 1, id, '%2$s' from person limit 1
            """
                .formatted(taken.id(), outcome));
  }

  private static String holder(Taken taken) {
    return text("select request_holder(r) from request r where id = '%s'".formatted(taken.id()));
  }

  private static Map<String, String> up(Taken taken) {
    return Map.of("action", "MEETING", "reason", "OVERDUE_BELOW", "request", taken.id().toString());
  }

  private static Map<String, String> toDepartment(Department to, Taken... all) {
    var ids = Arrays.stream(all).map(taken -> taken.id().toString()).toList();
    return Map.of(
        "action",
        "REFER",
        "reason",
        "NEEDS_EXPERTISE",
        "department",
        to.option(),
        "request",
        String.join(" ", ids));
  }

  private static WorkLists lists() {
    return SERVICE.bean(WorkLists.class);
  }

  private static Where county() {
    return new Where(List.of(COUNTY), "");
  }

  private static List<WorkItem> read(WorkList list, After after, int most) {
    return requireNonNull(lists().list(list, county(), after, most).collectList().block(SOON));
  }

  private static List<UUID> ids(WorkList list) {
    return read(list, After.NOTHING, 10_000).stream().map(WorkItem::id).toList();
  }

  private static List<UUID> pageByPage(WorkList list) {
    var found = new ArrayList<UUID>();
    var after = After.NOTHING;
    for (var page = read(list, after, 2); !page.isEmpty(); page = read(list, after, 2)) {
      page.forEach(item -> found.add(item.id()));
      after = new After(page.getLast().since(), page.getLast().id());
    }
    return found;
  }
}
