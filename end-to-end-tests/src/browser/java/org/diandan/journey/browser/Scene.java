package org.diandan.journey.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.Api;
import org.diandan.journey.platform.Asked;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;

/** Orders as they stand along the way, so that every page has something to show. */
final class Scene implements AutoCloseable {

  private final String phone =
      "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
  private final Story story;
  private final Placed served;
  private final Placed open;
  private final Placed delivered;
  private final Placed closed;
  private final Placed merged;
  private final Placed questioned;
  private final Asked working;
  private final Asked asked;
  private final Asked done;
  private final String assignment;

  Scene(Platform platform) {
    story = new Story(platform);
    delivered = story.submitByHotline(Orders.orderWith("phone", phone));
    closed = story.submitByHotline();
    open = story.submitByHotline();
    merged = story.submitByHotline();
    questioned = story.submitByHotline();
    done = story.awaitOffer(delivered);
    story.serve(delivered, done);
    story.serve(closed, story.awaitOffer(closed));
    story.evaluate(closed, true, 5).expect(200);
    story.awaitState(closed, "RESOLVED");
    // The last to begin, for nobody can be in two homes at once.
    served = story.submitByHotline(Orders.orderWith("phone", phone));
    working = story.awaitOffer(served);
    assignment = story.accept(working);
    wishForMoreTime(platform);
    story.checkIn(working, assignment);
    asked = story.awaitOffer(open);
    office(platform)
        .post(
            "/api/requests/%s/merge".formatted(merged.id()),
            Map.of("into", open.id(), "reason", "同一件事"))
        .expect(204);
    office(platform)
        .post(
            "/api/clocks/%s/question".formatted(questioned.id()),
            Map.of("words", "请问家里有没有电梯？包裹大约多重？"))
        .expect(201);
  }

  private void wishForMoreTime(Platform platform) {
    var clock = platform.official().get("/api/clocks/" + served.id()).expect(200).json();
    var promised = Instant.parse(clock.path("finishBy").asString());
    working
        .leader()
        .post(
            "/api/clocks/%s/extensions".formatted(served.id()),
            Map.of("until", promised.plus(Duration.ofDays(1)), "reason", "电梯在修，明天才能送上去"))
        .expect(201);
  }

  private static Api office(Platform platform) {
    return platform.as(platform.logins().any("operator"));
  }

  /** Of the resident who ordered {@link #served()} and {@link #delivered()}. */
  String phone() {
    return phone;
  }

  /** Somebody is at work, and asked for more time. */
  Placed served() {
    return served;
  }

  /** A team is asked. */
  Placed open() {
    return open;
  }

  /** Done, and the resident has not judged. */
  Placed delivered() {
    return delivered;
  }

  /** Judged as resolved; may be opened again. */
  Placed closed() {
    return closed;
  }

  /** Handled together with {@link #open()}. */
  Placed merged() {
    return merged;
  }

  /** Waits for an answer of its resident. */
  Placed questioned() {
    return questioned;
  }

  /** The team of {@link #served()}. */
  Asked working() {
    return working;
  }

  /** The team that was asked for {@link #open()}. */
  Asked asked() {
    return asked;
  }

  /** The team that did {@link #delivered()}. */
  Asked done() {
    return done;
  }

  /** The id of a team of the demonstration. */
  static String idOf(Platform platform, Asked asked) {
    for (var team : platform.administrator().get("/api/teams").expect(200).json()) {
      if (team.path("name").asString().equals(asked.team())) {
        return team.path("id").asString();
      }
    }
    throw new IllegalStateException("There is no team " + asked.team());
  }

  /** Of {@link #served()}. */
  String assignment() {
    return assignment;
  }

  /** Lets the leader who is at work go home, so that later tests may send them elsewhere. */
  @Override
  public void close() {
    story.checkOut(working, assignment);
  }
}
