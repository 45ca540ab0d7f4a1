package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Merging.tracked;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.COUNTY;
import static org.diandan.request.journey.Referring.count;
import static org.diandan.request.journey.Referring.department;
import static org.diandan.request.journey.Referring.ladder;
import static org.diandan.request.journey.Referring.refer;
import static org.diandan.request.journey.Referring.staff;

import java.util.Map;
import org.diandan.request.journey.Referring.Department;
import org.junit.jupiter.api.Test;

/** Who sees and touches what on the ladder. */
class ReferralRightsIT {

  private static final Browser OFFICIAL = staff("OFFICIAL", COUNTY);
  private static final Department HOUSING = department("方县房管局", "RESPONSIBLE");
  private static final Department STREETS = department("方县街管局", "RESPONSIBLE");
  private static final Department ELSEWHERE = department("圆县住建局", "RESPONSIBLE", "990102");

  @Test
  void aDepartmentSeesItsOwnReferralsOnly() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, HOUSING);
    var place = HOUSING.page(taken);

    assertThat(STREETS.browser().open(place).status()).isEqualTo(404);
    for (var what :
        new String[] {
          "signature", "return", "part", "answer", "explanation", "extension", "contact"
        }) {
      STREETS
          .browser()
          .open("/department")
          .open("/me")
          .send(
              place + "/" + what,
              Map.of(
                  "reason",
                  "NOT_OUR_DUTY",
                  "why",
                  "x",
                  "part",
                  "x",
                  "answer",
                  "x",
                  "explanation",
                  "x",
                  "day",
                  "2099-01-01",
                  "time",
                  "10:00",
                  "because",
                  "x",
                  "purpose",
                  "CALL"));
      assertThat(STREETS.browser().status()).as(what).isEqualTo(404);
    }
  }

  @Test
  void aDepartmentSaysWhyBeforeItSeesWhomToReach() {
    var taken = taken(submit(order(Map.of())));
    refer(OFFICIAL, taken, HOUSING);
    var place = HOUSING.page(taken);
    var contact = place + "/contact";

    assertThat(HOUSING.browser().open(place).page()).doesNotContain("13812345678", "王桂兰");
    HOUSING.browser().send(contact, Map.of());
    assertThat(HOUSING.browser().status()).isEqualTo(422);
    assertThat(HOUSING.browser().send(contact, Map.of("purpose", "VISIT")).page())
        .contains("13812345678", "王桂兰", "沿江路 8 号 302");
    assertThat(count("audit_entry where subject = '%s' and reason = 'department: VISIT'", taken))
        .isEqualTo(1);

    HOUSING.returns(taken);
    HOUSING.browser().send(contact, Map.of("purpose", "VISIT"));
    assertThat(HOUSING.browser().status()).isEqualTo(404);
  }

  @Test
  void anOfficialOfAnotherAreaSeesAndTouchesNothing() {
    var taken = taken(submit(order(Map.of())));
    var stranger = staff("OFFICIAL", "990102");
    var fields = Map.of("to", HOUSING.option(), "reason", "NO_TEAM");

    assertThat(stranger.open(ladder(taken)).status()).isEqualTo(404);
    stranger.open("/me");
    for (var path : new String[] {"", "/back", "/helpers"}) {
      assertThat(stranger.send(ladder(taken) + path, fields).status()).as(path).isEqualTo(404);
    }
    refer(OFFICIAL, taken, ELSEWHERE);
    assertThat(OFFICIAL.status()).isEqualTo(422);
    assertThat(tracked(taken).state()).isNotEqualTo("REFERRED");
    refer(OFFICIAL, taken, HOUSING);
    assertThat(stranger.open("/official/referrals").page()).doesNotContain(taken.orderNumber());
    assertThat(HOUSING.browser().open(ladder(taken)).status()).isEqualTo(403);
    assertThat(OFFICIAL.open("/department").status()).isEqualTo(403);
  }
}
