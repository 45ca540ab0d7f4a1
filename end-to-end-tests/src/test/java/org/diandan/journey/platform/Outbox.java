package org.diandan.journey.platform;

import static org.diandan.journey.platform.Story.eventually;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** The texts that residents' telephones would have got. */
public final class Outbox {

  private static final Pattern CODE = Pattern.compile("验证码 (\\d{6})");

  private final Platform platform;

  public Outbox(Platform platform) {
    this.platform = platform;
  }

  /** Waits for a text with all of these words. */
  public void await(String... words) {
    eventually("a text with " + List.of(words))
        .until(() -> texts().stream().anyMatch(text -> hasAll(text, words)));
  }

  /** The code that was sent last; empty before the first. */
  public String newestCode() {
    return texts().stream()
        .map(CODE::matcher)
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  /** Waits for a code that was not there before. */
  public String awaitCode(String before) {
    var found = new AtomicReference<>(before);
    eventually("a code by text")
        .until(
            () -> {
              found.set(newestCode());
              return !found.get().equals(before);
            });
    return found.get();
  }

  /** Newest first. */
  private List<String> texts() {
    return platform
        .administrator()
        .get("/api/outbox")
        .expect(200)
        .json()
        .path("messages")
        .valueStream()
        .map(message -> message.path("text").asString())
        .toList();
  }

  private static boolean hasAll(String text, String... words) {
    return List.of(words).stream().allMatch(text::contains);
  }
}
