package org.diandan.journey.browser;

import static org.diandan.journey.platform.Story.eventually;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.diandan.journey.platform.Platform;
import tools.jackson.databind.JsonNode;

/** The six digits that prove a phone, read where the demonstration keeps its messages. */
final class SentCode {

  private static final Pattern CODE = Pattern.compile("验证码 (\\d{6})");

  private final Platform platform;
  private final long before;

  private SentCode(Platform platform, long before) {
    this.platform = platform;
    this.before = before;
  }

  /** The next code that is sent from now on. */
  static SentCode next(Platform platform) {
    return new SentCode(platform, messages(platform).path(0).path("seq").asLong(0));
  }

  /** Waits for it. */
  String await() {
    var found = new AtomicReference<String>();
    eventually("the code for the phone")
        .until(
            () -> {
              messages(platform).forEach(message -> look(message, found));
              return found.get() != null;
            });
    return String.valueOf(found.get());
  }

  private void look(JsonNode message, AtomicReference<String> found) {
    var code = CODE.matcher(message.path("text").asString());
    if (message.path("seq").asLong() > before && code.find()) {
      found.set(code.group(1));
    }
  }

  private static JsonNode messages(Platform platform) {
    return platform.administrator().get("/api/outbox").expect(200).json().path("messages");
  }
}
