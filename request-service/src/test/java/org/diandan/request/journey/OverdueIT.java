package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.department;
import static org.diandan.request.journey.Referring.refer;
import static org.diandan.request.journey.Referring.staff;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.desk.QueueKind;
import org.diandan.request.desk.ReviewQueue;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.statistics.RequestList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Officials and operators are told the same of what is overdue. */
class OverdueIT {

  private static final String TOWN = "990102947";

  private static Taken nobody;
  private static Taken nobodyInTime;
  private static Taken unanswered;
  private static Taken unfinished;
  private static Taken referred;
  private static Taken asksTheResident;

  @BeforeAll
  static void orders() {
    Ordering.addTown(TOWN, "超期镇");
    nobodyInTime = ordered("state = 'ESCALATED'");
    nobody = ordered("state = 'ESCALATED', accept_by = now() - interval '1 hour'");
    unanswered = ordered("accept_by = now() - interval '1 hour'");
    var late = "accept_by = now() - interval '2 hours', finish_by = now() - interval '1 hour'";
    unfinished = ordered("state = 'ACCEPTED', team_name = '甲队', " + late);
    referred = taken(submit(order(Map.of("area", TOWN))));
    var department = department("超期镇住建局", "RESPONSIBLE", "990102");
    refer(staff("OFFICIAL", "990102"), referred, department);
    set(referred, late);
    asksTheResident = ordered(late);
    SERVICE
        .database()
        .execute(
            """
            insert into request_question (id, request_id, round, asked_by, asked_as, asked_at)
            values ('%s', '%s', 1, '%s', 'OFFICIAL', now())
            """
                .formatted(UUID.randomUUID(), asksTheResident.id(), UUID.randomUUID()));
    ordered("state = 'DELIVERED', delivered_at = now(), " + late);
  }

  @Test
  void whatTheSearchGaveUpIsStuckButOverdueOnlyAfterItsPromise() {
    var lines = SERVICE.bean(RequestList.class).stuck(List.of(TOWN)).collectList().block();

    assertThat(lines)
        .extracting(RequestList.Line::id)
        .containsExactlyInAnyOrder(
            nobodyInTime.id(), nobody.id(), unanswered.id(), unfinished.id(), referred.id());
    assertThat(lines)
        .filteredOn(RequestList.Line::overdue)
        .extracting(RequestList.Line::id)
        .containsExactlyInAnyOrder(nobody.id(), unanswered.id(), unfinished.id(), referred.id());
  }

  @Test
  void theListOfRequestsMarksTheSame() {
    var lines = SERVICE.bean(RequestList.class).newest(List.of(TOWN), List.of()).collectList();

    assertThat(lines.block())
        .hasSize(7)
        .filteredOn(RequestList.Line::overdue)
        .extracting(RequestList.Line::id)
        .containsExactlyInAnyOrder(nobody.id(), unanswered.id(), unfinished.id(), referred.id());
  }

  @Test
  void theDeskQueuesTheSame() {
    var areas = new OperatorAreas(List.of(TOWN));
    var queue = SERVICE.bean(ReviewQueue.class).list(areas, QueueKind.OVERDUE).collectList();

    assertThat(queue.block())
        .extracting(ReviewQueue.Line::id)
        .containsExactlyInAnyOrder(nobody.id(), unanswered.id(), unfinished.id(), referred.id());
  }

  @Test
  void theDashboardSaysOverdueOfNothingElse() {
    var page = staff("OFFICIAL", TOWN).open("/official").page();

    assertThat(page).contains(nobodyInTime.orderNumber(), nobody.orderNumber());
    assertThat(page.split("<span class=\"tag bad\">已超期</span>", -1)).hasSize(5);
  }

  private static Taken ordered(String columns) {
    var taken = taken(submit(order(Map.of("area", TOWN))));
    set(taken, columns);
    return taken;
  }

  private static void set(Taken taken, String columns) {
    SERVICE
        .database()
        .execute("update request set %s where id = '%s'".formatted(columns, taken.id()));
  }
}
