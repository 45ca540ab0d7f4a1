package org.diandan.request.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.BASE;
import static org.diandan.request.open311.City.COUNTY;
import static org.diandan.request.open311.City.KEY;
import static org.diandan.request.open311.City.OTHER_KEY;
import static org.diandan.request.open311.City.REHEARSAL;
import static org.diandan.request.open311.City.TEST_KEY;
import static org.diandan.request.open311.City.assertError;
import static org.diandan.request.open311.City.enc;
import static org.diandan.request.open311.City.form;
import static org.diandan.request.open311.City.get;
import static org.diandan.request.open311.City.post;
import static org.diandan.request.open311.City.postedId;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.open311.City.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Section 2.10: the updates, both ways. */
class UpdatesConformanceIT {

  private static final String[] COLUMNS = {
    "update_id", "service_request_id", "status", "updated_datetime", "description", "media_url"
  };

  @ParameterizedTest(name = "2.10 the feed tells steps with the state each leads to in {0}")
  @EnumSource(Written.class)
  void theFeedTellsSteps(Written format) {
    var id = postedId(form(Map.of()));
    var event = UUID.randomUUID();
    City.SERVICE
        .database()
        .execute(
            "insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)"
                + " values ('%s', '%s', 'ACCEPT', 1, '东门志愿队', now())".formatted(id, event));

    var rows =
        feed(format, "").stream().filter(row -> id.equals(row.get("service_request_id"))).toList();

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().keySet()).containsExactly(COLUMNS);
    assertThat(rows.getFirst())
        .containsEntry("update_id", event + "-accept")
        .containsEntry("status", "action_scheduled")
        .containsEntry("description", "东门志愿队已接单。");
  }

  @ParameterizedTest(name = "2.10 the window of the feed counts by the time of the update in {0}")
  @EnumSource(Written.class)
  void theFeedHasAWindow(Written format) {
    var id = postedId(form(Map.of()));
    City.SERVICE
        .database()
        .execute(
            ("insert into request_step (request_id, event_id, kind, round, occurred_at, recorded_at)"
                    + " values ('%s', gen_random_uuid(), 'CHECK_IN', 1, now(), '2026-03-01T12:00:00Z')")
                .formatted(id));

    var inside = feed(format, "&start_date=2026-03-01T00:00:00Z&end_date=2026-03-02T00:00:00Z");
    var outside = feed(format, "&start_date=2026-03-03T00:00:00Z&end_date=2026-03-04T00:00:00Z");

    assertThat(inside).extracting(row -> row.get("service_request_id")).containsOnlyOnce(id);
    assertThat(outside).extracting(row -> row.get("service_request_id")).doesNotContain(id);
  }

  @ParameterizedTest(name = "2.10 both dates or none in {0}")
  @EnumSource(Written.class)
  void bothDatesOrNone(Written format) {
    var path = "/servicerequestupdates" + format.suffix() + "?jurisdiction_id=" + COUNTY;

    assertError(get(path + "&start_date=2026-03-01T00:00:00Z"), format, 400, "end_date");
    assertError(get(path + "&end_date=2026-03-01T00:00:00Z"), format, 400, "start_date");
    assertError(
        get(path + "&start_date=x&end_date=2026-03-01T00:00:00Z"), format, 400, "start_date");
  }

  @ParameterizedTest(name = "2.10 the feed tells nothing of help at home in {0}")
  @EnumSource(Written.class)
  void theFeedKeepsSecrets(Written format) {
    var id = ReadConformanceIT.ordinary("EL05");
    City.SERVICE
        .database()
        .execute(
            ("insert into request_step (request_id, event_id, kind, round, occurred_at)"
                    + " values ('%s', gen_random_uuid(), 'CHECK_IN', 1, now())")
                .formatted(id));

    assertThat(feed(format, ""))
        .extracting(row -> row.get("service_request_id"))
        .doesNotContain(id);
  }

  @ParameterizedTest(
      name = "2.10 an update is answered with its id, and a repeated one alike, in {0}")
  @EnumSource(Written.class)
  void anUpdateIsAnswered(Written format) {
    var id = postedId(form(Map.of()));
    var update = update(id, "OPEN", "桥下也有");

    var first = send(format, update);
    var second = send(format, update);

    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(format.rows(first.body(), "service_request_updates", "request_update").getFirst())
        .containsEntry("update_id", update.getFirst("update_id"));
    assertThat(
            City.SERVICE
                .database()
                .count("select count(*) from request_words where request_id = '" + id + "'"))
        .isOne();
  }

  @ParameterizedTest(name = "2.10 fixed by who reported it closes, reopen opens again, in {0}")
  @EnumSource(Written.class)
  void anUpdateMovesTheRequest(Written format) {
    var id = postedId(form(Map.of()));

    send(format, update(id, "FIXED", "自己清掉了"));
    assertThat(statusOf(format, id)).isEqualTo("closed");

    var again = send(format, update(id, "REOPEN", "又有了"));
    assertThat(again.status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "2.10 what is said after the end is taken without a change in {0}")
  @EnumSource(Written.class)
  void wordsAfterTheEndChangeNothing(Written format) {
    var id = postedId(form(Map.of()));
    send(format, update(id, "CLOSED", "不用了"));

    var late = send(format, update(id, "UNCHANGED", "谢谢"));

    assertThat(late.status()).isEqualTo(200);
    assertThat(statusOf(format, id)).isEqualTo("closed");
  }

  @ParameterizedTest(name = "2.10 an update needs its fields, its key and a known request in {0}")
  @EnumSource(Written.class)
  void anUpdateNeedsItsFields(Written format) {
    var id = postedId(form(Map.of()));
    for (var field :
        List.of("service_request_id", "update_id", "status", "updated_datetime", "description")) {
      var incomplete = update(id, "OPEN", "x");
      incomplete.remove(field);
      assertError(send(format, incomplete), format, 400, field);
    }
    assertError(send(format, update(id, "LOST", "x")), format, 400, "status");
    assertError(send(format, update(UUID.randomUUID().toString(), "OPEN", "x")), format, 404);
    assertError(send(format, update("nonsense", "OPEN", "x")), format, 404);
    var keyless = update(id, "OPEN", "x");
    keyless.remove("api_key");
    assertError(send(format, keyless), format, 403);
    var wrongTime = update(id, "OPEN", "x");
    wrongTime.set("updated_datetime", "now");
    assertError(send(format, wrongTime), format, 400, "updated_datetime");
  }

  @ParameterizedTest(name = "2.10 only who posted a request may update it in {0}")
  @EnumSource(Written.class)
  void othersMayNotUpdate(Written format) {
    var theirs = update(postedId(form(Map.of())), "FIXED", "x");
    theirs.set("api_key", OTHER_KEY);
    var ordinary = update(ReadConformanceIT.ordinary("EN02"), "FIXED", "x");

    assertError(send(format, theirs), format, 403);
    assertError(send(format, ordinary), format, 403);
  }

  @ParameterizedTest(name = "2.10 status {0} is a state of the updates")
  @ValueSource(
      strings = {
        "OPEN",
        "INVESTIGATING",
        "IN_PROGRESS",
        "PLANNED",
        "ACTION_SCHEDULED",
        "INTERNAL_REFERRAL",
        "FOR_TRIAGE",
        "DUPLICATE",
        "NOT_COUNCILS_RESPONSIBILITY",
        "NO_FURTHER_ACTION",
        "CANCELLED",
        "FIXED",
        "CLOSED",
        "REOPEN",
        "UNCHANGED"
      })
  void everyStateIsTaken(String status) {
    var id = postedId(form(Map.of()));

    assertThat(send(Written.XML, update(id, status, "x")).status()).isEqualTo(200);
    assertThat(statusOf(Written.JSON, id)).isIn("open", "closed");
  }

  @ParameterizedTest(name = "2.10 an update of a rehearsal closes and opens it in {0}")
  @EnumSource(Written.class)
  void aRehearsalMovesToo(Written format) {
    var reply = post(REHEARSAL + "/requests.json", form(Map.of("api_key", TEST_KEY)));
    var id = Written.json(reply.body()).get(0).path("service_request_id").asString();
    var path = REHEARSAL + "/servicerequestupdates" + format.suffix();
    var fixed = update(id, "FIXED", "x");
    fixed.set("api_key", TEST_KEY);
    var again = update(id, "REOPEN", "x");
    again.set("api_key", TEST_KEY);

    post(path, fixed);
    assertThat(rehearsed(id)).isEqualTo("closed");

    post(path, again);
    assertThat(rehearsed(id)).isEqualTo("open");
  }

  private static MultiValueMap<String, String> update(String id, String status, String words) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("api_key", KEY);
    form.add("jurisdiction_id", COUNTY);
    form.add("service_request_id", id);
    form.add("update_id", UUID.randomUUID().toString());
    form.add("status", status);
    form.add("updated_datetime", "2026-11-26T08:00:00+08:00");
    form.add("description", words);
    return form;
  }

  private static Reply send(Written format, MultiValueMap<String, String> update) {
    return post(BASE + "/servicerequestupdates" + format.suffix(), update);
  }

  private static List<Map<String, @Nullable String>> feed(Written format, String query) {
    var reply =
        get("/servicerequestupdates" + format.suffix() + "?jurisdiction_id=" + COUNTY + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return format.rows(reply.body(), "service_request_updates", "request_update");
  }

  private static List<Map<String, @Nullable String>> rows(Written format, String query) {
    var reply = get("/requests" + format.suffix() + "?jurisdiction_id=" + COUNTY + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return format.rows(reply.body(), "service_requests", "request");
  }

  private static @Nullable String statusOf(Written format, String id) {
    return rows(format, "&service_request_id=" + enc(id)).getFirst().get("status");
  }

  private static String rehearsed(String id) {
    var reply =
        City.call(
            HttpMethod.GET, REHEARSAL + "/requests/" + id + ".json?jurisdiction_id=" + COUNTY);
    return Written.json(reply.body()).get(0).path("status").asString();
  }
}
