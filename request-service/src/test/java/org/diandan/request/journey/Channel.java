package org.diandan.request.journey;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.diandan.request.journey.Ordering.Taken;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A way in, by which a resident's wishes reach a request. */
interface Channel {

  /** What somebody who wants something is told. */
  enum Answer {
    DONE,
    OUT_OF_ORDER,
    TOO_OFTEN,
    FAULTY,
    OTHER;

    static Answer of(int status) {
      return switch (status) {
        case 200, 201 -> DONE;
        case 409 -> OUT_OF_ORDER;
        case 429 -> TOO_OFTEN;
        case 400, 422 -> FAULTY;
        default -> OTHER;
      };
    }
  }

  /** A new request, with the secret of its private link. */
  Taken order();

  Answer withdraw(Taken request, String reason);

  Answer addWords(Taken request, String words);

  Answer urge(Taken request);

  /** The morning of a day, 8 to 12 in the wall time of the residents. */
  Answer reschedule(Taken request, LocalDate day);

  Answer evaluate(Taken request, boolean resolved, int stars, String words);

  Answer reopen(Taken request, String words);

  /** The forms of the private page, without scripts. */
  final class ByForms implements Channel {

    @Override
    public Taken order() {
      return Ordering.taken(Ordering.submit(Ordering.order(Map.of())));
    }

    @Override
    public Answer withdraw(Taken request, String reason) {
      return send(request, "withdrawal", Map.of("reason", reason));
    }

    @Override
    public Answer addWords(Taken request, String words) {
      return send(request, "words", Map.of("words", words));
    }

    @Override
    public Answer urge(Taken request) {
      return send(request, "urges", Map.of());
    }

    @Override
    public Answer reschedule(Taken request, LocalDate day) {
      return send(request, "wish", Map.of("day", day.toString(), "part", "MORNING"));
    }

    @Override
    public Answer evaluate(Taken request, boolean resolved, int stars, String words) {
      return send(
          request,
          "evaluation",
          Map.of("resolved", "" + resolved, "stars", "" + stars, "words", words));
    }

    @Override
    public Answer reopen(Taken request, String words) {
      return send(request, "reopening", Map.of("words", words));
    }

    private static Answer send(Taken request, String form, Map<String, String> fields) {
      var browser = new Browser().open(request.link());
      return Answer.of(browser.send(request.link() + "/" + form, fields).status());
    }

    @Override
    public String toString() {
      return "forms";
    }
  }

  /** The desk's forms, by an operator for a caller. */
  final class ByDesk implements Channel {

    private final Browser browser;

    ByDesk() {
      var login = "desk-" + UUID.randomUUID().toString().substring(0, 8);
      Ordering.account(login, "OPERATOR", "9901");
      browser = new Browser().open("/login");
      browser.send("/login", Map.of("login", login, "password", Ordering.PASSWORD));
    }

    @Override
    public Taken order() {
      return Ordering.taken(Ordering.submit(Ordering.order(Map.of())));
    }

    @Override
    public Answer withdraw(Taken request, String reason) {
      return send(request, Map.of("act", "withdrawal", "reason", reason));
    }

    @Override
    public Answer addWords(Taken request, String words) {
      return send(request, Map.of("act", "words", "words", words));
    }

    @Override
    public Answer urge(Taken request) {
      return send(request, Map.of("act", "urge"));
    }

    @Override
    public Answer reschedule(Taken request, LocalDate day) {
      return send(request, Map.of("act", "wish", "day", day.toString(), "part", "MORNING"));
    }

    @Override
    public Answer evaluate(Taken request, boolean resolved, int stars, String words) {
      return send(
          request,
          Map.of(
              "act", "evaluation", "resolved", "" + resolved, "stars", "" + stars, "words", words));
    }

    @Override
    public Answer reopen(Taken request, String words) {
      return send(request, Map.of("act", "reopening", "words", words));
    }

    private Answer send(Taken request, Map<String, String> fields) {
      var page = "/desk/requests/" + request.id();
      return Answer.of(browser.open(page).send(page, fields).status());
    }

    @Override
    public String toString() {
      return "desk";
    }
  }

  /** A hotline's own system. */
  final class ByHotline implements Channel {

    private final String key = Ordering.hotlineKey("9901");
    private final Map<UUID, String> numbers = new ConcurrentHashMap<>();

    @Override
    public Taken order() {
      var number = "KD-" + UUID.randomUUID();
      var taken =
          Ordering.taken(
              post("/api/hotline/orders", Ordering.order(Map.of("orderNumber", number))));
      numbers.put(taken.id(), number);
      return taken;
    }

    @Override
    public Answer withdraw(Taken request, String reason) {
      return act(request, "/withdrawal", Map.of("reason", reason));
    }

    @Override
    public Answer addWords(Taken request, String words) {
      return amend(request, Map.of("words", words));
    }

    @Override
    public Answer urge(Taken request) {
      return act(request, "/urges", Map.of());
    }

    @Override
    public Answer reschedule(Taken request, LocalDate day) {
      var zone = ZoneId.of("Asia/Shanghai");
      return amend(
          request,
          Map.of(
              "wishedFrom", day.atTime(8, 0).atZone(zone).toInstant(),
              "wishedUntil", day.atTime(12, 0).atZone(zone).toInstant()));
    }

    @Override
    public Answer evaluate(Taken request, boolean resolved, int stars, String words) {
      return act(
          request, "/evaluation", Map.of("resolved", resolved, "stars", stars, "words", words));
    }

    @Override
    public Answer reopen(Taken request, String words) {
      return act(request, "/reopening", Map.of("words", words));
    }

    private Answer act(Taken request, String action, Map<String, Object> body) {
      return answer(post("/api/hotline/orders/" + numbers.get(request.id()) + action, body));
    }

    private Answer amend(Taken request, Map<String, Object> body) {
      return answer(
          Ordering.CLIENT
              .patch()
              .uri("/api/hotline/orders/" + numbers.get(request.id()))
              .header("Authorization", "Bearer " + key)
              .bodyValue(body)
              .exchange());
    }

    private ResponseSpec post(String path, Object body) {
      return Ordering.CLIENT
          .post()
          .uri(path)
          .header("Authorization", "Bearer " + key)
          .bodyValue(body)
          .exchange();
    }

    private static Answer answer(ResponseSpec answer) {
      return Answer.of(answer.expectBody().returnResult().getStatus().value());
    }

    @Override
    public String toString() {
      return "hotline";
    }
  }
}
