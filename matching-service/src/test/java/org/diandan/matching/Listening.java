package org.diandan.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A page that somebody looks at: the names of the live events it has heard. */
final class Listening implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final CountDownLatch open = new CountDownLatch(1);

  private Listening() {}

  /** Returns when the first event is there, so that nothing from now on is missed. */
  static Listening to(String path, UUID leader) {
    var page = new Listening();
    var question =
        HttpRequest.newBuilder(URI.create(RunningService.address() + path))
            .header("Authorization", "Bearer " + RunningService.token(leader, "LEADER", ""))
            .header("Accept", "text/event-stream")
            .build();
    Thread.startVirtualThread(() -> page.listen(question));
    try {
      if (!page.open.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nothing was heard at " + path);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return page;
  }

  Set<String> heard() {
    return Set.copyOf(heard);
  }

  private void listen(HttpRequest question) {
    try (var lines = client.send(question, BodyHandlers.ofLines()).body()) {
      lines
          .filter(line -> line.startsWith("event:"))
          .forEach(
              line -> {
                heard.add(line.substring("event:".length()).strip());
                open.countDown();
              });
    } catch (IOException | UncheckedIOException _) {
      // The page was closed, or what it waits for will not come and its test says so.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
