package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Merging.events;
import static org.diandan.request.journey.Merging.page;
import static org.diandan.request.journey.Merging.reaching;
import static org.diandan.request.journey.Merging.tracked;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.COUNTY;
import static org.diandan.request.journey.Referring.count;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.Promises;
import org.diandan.request.journey.Ordering.Taken;
import org.junit.jupiter.api.Test;

/** Staff say what a request really is, before anybody has accepted it. */
class SortingIT {

  private static final String WHY = "电话里问清楚了，是水管漏水";
  private static final Browser OFFICIAL = staff("OFFICIAL", COUNTY);

  @Test
  void somethingElseBecomesAnItemWithItsRulesAndItsClocksFromTheBeginning() {
    var taken = taken(submit(order(Map.of("item", "RP99"))));
    var item = SERVICE.bean(Catalogue.class).find("RP01").orElseThrow();

    var after = sort(taken, "RP01", WHY);

    assertThat(after.place()).isEqualTo("/official/requests/" + taken.id());
    assertThat(after.page()).contains(item.name().zh(), "改了服务项目，重新派单");
    assertThat(page(taken)).contains(item.name().zh(), taken.orderNumber());
    var promised = SERVICE.bean(Promises.class).of(item, submittedAt(taken));
    assertThat(tracked(taken).acceptBy()).isEqualTo(promised.acceptBy());
    assertThat(tracked(taken).finishBy()).isEqualTo(promised.finishBy());
    assertThat(
            text(
                """
                select concat_ws(' ', data #>> '{need,item}', data #>> '{need,urgency}',
                  data #>> '{need,skills}', data #>> '{clocks,finishBy}')
                from event_outbox
                where subject = '%s' and type = 'request.sorted.v1'
                """
                    .formatted(taken.id())))
        .startsWith("RP01 " + item.urgency() + " [")
        .contains(item.skills().iterator().next().value(), promised.finishBy().toString());
    assertThat(
            count(
                "audit_entry where subject = '%s' and action = 'request-sorted' and reason = '"
                    + WHY
                    + "' and before like 'item=RP99/%%' and after like 'item=RP01/%%'",
                taken))
        .isEqualTo(1);
    await().until(() -> counted(taken).equals("RP01 " + item.urgency()));
  }

  @Test
  void waitsAndExtensionsStayAddedWhateverItBecomes() {
    var taken = taken(submit(order(Map.of("item", "RP99"))));
    SERVICE
        .database()
        .execute(
            """
            insert into request_extension (
              id, request_id, round, place, asked_by, asked_as, asked_at, original_finish_by,
              wanted_finish_by, state, decided_by, decided_at)
            select gen_random_uuid(), id, 1, 1, gen_random_uuid(), 'OPERATOR', now(), finish_by,
              finish_by + interval '1 hour', 'GRANTED', gen_random_uuid(), now()
            from request where id = '%1$s';
            update request
            set accept_by = accept_by + interval '30 minutes',
              finish_by = finish_by + interval '1 hour'
            where id = '%1$s'
            """
                .formatted(taken.id()));
    var item = SERVICE.bean(Catalogue.class).find("RP01").orElseThrow();

    sort(taken, "RP01", WHY);

    var promised = SERVICE.bean(Promises.class).of(item, submittedAt(taken));
    var finishBy = promised.finishBy().plus(Duration.ofHours(1));
    assertThat(tracked(taken).acceptBy())
        .isEqualTo(promised.acceptBy().plus(Duration.ofMinutes(30)));
    assertThat(tracked(taken).finishBy()).isEqualTo(finishBy);
    assertThat(
            count(
                "request_extension where request_id = '%s' and wanted_finish_by = '"
                    + finishBy
                    + "' and original_finish_by = '"
                    + promised.finishBy()
                    + "'",
                taken))
        .isEqualTo(1);
  }

  @Test
  void whatATeamAcceptedIsNotMadeSomethingElse() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("已接单队");
    MATCHING.say(team.isAsked(taken.id(), 1), team.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");

    assertThat(OFFICIAL.open(form(taken)).page()).contains("不能再改服务项目");
    assertThat(sort(taken, "RP01", WHY).status()).isEqualTo(409);

    assertThat(events(taken, "request.sorted.v1")).isZero();
  }

  @Test
  void anItemAndAReasonAreNeededAndWhatWasTypedStays() {
    var taken = taken(submit(order(Map.of())));

    assertThat(sort(taken, "", WHY).status()).isEqualTo(422);
    assertThat(OFFICIAL.page()).contains("请选择一项服务", WHY);
    assertThat(sort(taken, "EL05", WHY).page()).contains("现在就是这一项");
    assertThat(sort(taken, "RP99", WHY).page()).contains("请选择一项服务");
    assertThat(sort(taken, "RP01", "").status()).isEqualTo(422);
    assertThat(events(taken, "request.sorted.v1")).isZero();
  }

  @Test
  void onlyStaffOfTheAreaSayWhatItIs() {
    var taken = taken(submit(order(Map.of())));
    var stranger = staff("OPERATOR", "990102");

    assertThat(stranger.open(form(taken)).status()).isEqualTo(404);
    stranger.open("/me").send(form(taken), Map.of("item", "RP01", "words", WHY));
    assertThat(stranger.status()).isEqualTo(404);
    var operator = staff("OPERATOR", COUNTY);
    operator.open(form(taken)).send(form(taken), Map.of("item", "RP01", "words", WHY));

    assertThat(count("request where id = '%s' and item_code = 'RP01'", taken)).isEqualTo(1);
  }

  private static Browser sort(Taken taken, String item, String why) {
    return OFFICIAL.open("/me").send(form(taken), Map.of("item", item, "words", why));
  }

  private static String form(Taken taken) {
    return "/official/requests/%s/item".formatted(taken.id());
  }

  private static Instant submittedAt(Taken taken) {
    return Instant.parse(
        text(
            "select to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " from request where id = '%s'".formatted(taken.id())));
  }

  /** What the figures count it as. */
  private static String counted(Taken taken) {
    return text(
        "select item || ' ' || urgency from figure_case where case_id = '%s'"
            .formatted(taken.id()));
  }
}
