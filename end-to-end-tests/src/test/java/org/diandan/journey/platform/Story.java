package org.diandan.journey.platform;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** The steps of the journey, taken over HTTP, for tests that begin somewhere on the way. */
public final class Story {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Platform platform;

  public Story(Platform platform) {
    this.platform = platform;
  }

  /** A condition that must come true by itself within a minute. */
  public static ConditionFactory eventually(String what) {
    return await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(200));
  }

  /** A resident's order. */
  public Placed submit() {
    return Placed.of(platform.anonymous().post("/api/requests", Orders.order()).expect(201));
  }

  /** An order of the hotline, for which the limits of anonymous residents do not count. */
  public Placed submitByHotline() {
    return submitByHotline(Orders.order());
  }

  /** An order of the hotline with this body. */
  public Placed submitByHotline(Map<String, Object> order) {
    order.put("orderNumber", Orders.hotlineNumber());
    return Placed.of(platform.hotline().post("/api/hotline/orders", order).expect(201));
  }

  /** Waits until a team is asked that is none of these. */
  public Asked awaitOffer(Placed order, Set<String> otherThan) {
    var found = new AtomicReference<Asked>();
    eventually("a team to be asked for " + order.number())
        .until(() -> findOffer(order, otherThan, found));
    return Objects.requireNonNull(found.get());
  }

  /** Waits until any team is asked. */
  public Asked awaitOffer(Placed order) {
    return awaitOffer(order, Set.of());
  }

  private boolean findOffer(Placed order, Set<String> otherThan, AtomicReference<Asked> found) {
    var answer = platform.administrator().get("/api/cases/" + order.id());
    if (answer.status() == 404) {
      return false;
    }
    for (var offer : answer.expect(200).json().path("offers")) {
      var team = offer.path("teamName").asString();
      if (offer.path("state").asString().equals("SENT") && !otherThan.contains(team)) {
        found.set(new Asked(offer.path("offerId").asString(), team, platform.leaderOf(team)));
        return true;
      }
    }
    return false;
  }

  /** Accepts and tells the id of the assignment. */
  public String accept(Asked asked) {
    return asked
        .leader()
        .post("/api/offers/%s/acceptance".formatted(asked.offerId()))
        .expect(201)
        .text("assignmentId");
  }

  public void checkIn(Asked asked, String assignment) {
    asked.leader().post("/api/assignments/%s/check-in".formatted(assignment)).expect(200);
  }

  public void checkOut(Asked asked, String assignment) {
    asked
        .leader()
        .post("/api/assignments/%s/check-out".formatted(assignment), Map.of("note", "已送到。"))
        .expect(200);
  }

  /** All steps from the open offer to the check-out, until the resident may judge. */
  public void serve(Placed order, Asked asked) {
    var assignment = accept(asked);
    checkIn(asked, assignment);
    checkOut(asked, assignment);
    awaitState(order, "DELIVERED");
  }

  /** The resident's verdict. */
  public Answer evaluate(Placed order, boolean resolved, int stars) {
    return platform
        .anonymous()
        .post(
            "/api/requests/%s/evaluation".formatted(order.token()),
            Map.of("resolved", resolved, "stars", stars, "words", "谢谢。"));
  }

  /** What the private link shows. */
  public JsonNode tracking(Placed order) {
    return platform.anonymous().get("/api/requests/" + order.token()).expect(200).json();
  }

  /** Waits until the resident sees a state. */
  public void awaitState(Placed order, String state) {
    eventually("%s to be %s".formatted(order.number(), state))
        .until(() -> tracking(order).path("state").asString().equals(state));
  }
}
