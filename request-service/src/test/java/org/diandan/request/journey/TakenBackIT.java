package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Merging.events;
import static org.diandan.request.journey.Merging.page;
import static org.diandan.request.journey.Merging.tracked;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.COUNTY;
import static org.diandan.request.journey.Referring.count;
import static org.diandan.request.journey.Referring.department;
import static org.diandan.request.journey.Referring.refer;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.texts;

import java.util.Map;
import org.diandan.request.journey.Referring.Department;
import org.junit.jupiter.api.Test;

/** What a department loses, and what comes back to it. */
class TakenBackIT {

  private static final Browser OFFICIAL = staff("OFFICIAL", COUNTY);
  private static final Department SCHOOLS = department("方县教育局", "RESPONSIBLE");
  private static final Department FIELDS = department("方县农业局", "RESPONSIBLE");

  @Test
  void aDepartmentIsToldOnceThatItHoldsSomethingNoLonger() {
    var moved = taken(submit(order(Map.of())));
    var withdrawn = taken(submit(order(Map.of())));
    refer(OFFICIAL, moved, SCHOOLS);
    refer(OFFICIAL, withdrawn, SCHOOLS);

    refer(OFFICIAL, moved, FIELDS);
    new Browser()
        .open(withdrawn.link())
        .send(withdrawn.link() + "/withdrawal", Map.of("reason", "好了"));

    for (var one : new Ordering.Taken[] {moved, withdrawn}) {
      await().until(() -> events(one, "referral.recalled.v1") == 1);
      assertThat(
              count(
                  "event_outbox where subject = '%s' and type = 'referral.recalled.v1'"
                      + " and data ->> 'departmentId' = '"
                      + SCHOOLS.option()
                      + "' and jsonb_array_length(data -> 'persons') = 1",
                  one))
          .isEqualTo(1);
    }
    assertThat(count("referral where request_id = '%s' and recall_told_at is null", moved))
        .isEqualTo(1);
  }

  @Test
  void whatADepartmentCouldNotDoIsReopenedThereAndNotAtTheVolunteers() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, FIELDS);
    FIELDS.signs(taken).send(taken, "explanation", Map.of("explanation", "今年没有经费"));
    assertThat(tracked(taken).state()).isEqualTo("ENDED");

    new Browser().open(taken.link()).send(taken.link() + "/reopening", Map.of("words", "现在有经费了"));

    assertThat(tracked(taken).state()).isEqualTo("REFERRED");
    assertThat(page(taken)).contains("您申请重开，方县农业局重新办理");
    assertThat(
            texts(
                ("select type from event_outbox where subject = '%s' and type like 'request.re%%'"
                        + " order by version desc limit 2")
                    .formatted(taken.id())))
        .containsExactly("request.reopened.v1", "request.referred.v1");
    assertThat(count("evaluation where request_id = '%s'", taken)).isZero();
    assertThat(count("request_words where request_id = '%s' and kind = 'ASK_DEPARTMENT'", taken))
        .isEqualTo(1);
    FIELDS.signs(taken).send(taken, "answer", Map.of("answer", "办好了"));
    assertThat(tracked(taken).state()).isEqualTo("DELIVERED");
  }
}
