package org.diandan.request.hotline.web;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.diandan.request.hotline.EventFeed;
import org.diandan.request.hotline.EventFeed.Answer;
import org.diandan.request.hotline.EventFeed.Question;
import org.diandan.request.hotline.FeedEvent;
import org.diandan.request.identity.KeyScope;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happened to a hotline's own orders, to be read as often as one likes. */
@RestController
class EventsApi {

  private static final Pattern CURSOR = Pattern.compile("[0-9]{1,18}");
  private static final int MOST = 500;
  private static final int LONGEST_WAIT = 30;

  private final EventFeed feed;

  EventsApi(EventFeed feed) {
    this.feed = feed;
  }

  /**
   * Some events.
   *
   * @param next the cursor to ask with next time, also when there is nothing new
   * @param more whether there is more right now
   */
  record Events(List<FeedEvent> events, String next, boolean more) {}

  /** The events after a cursor, oldest first; without one, everything that is kept. */
  @GetMapping("/api/hotline/events")
  Mono<Events> read(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int wait,
      @AuthenticationPrincipal SignedIn hotline) {
    Demand.scope(hotline, KeyScope.EVENTS_READ);
    if (!after.isEmpty() && !CURSOR.matcher(after).matches()) {
      throw invalid("after", "hotline.events.cursor");
    }
    if (limit < 1 || limit > MOST) {
      throw invalid("limit", "hotline.events.limit", MOST);
    }
    if (wait < 0 || wait > LONGEST_WAIT) {
      throw invalid("wait", "hotline.events.wait", LONGEST_WAIT);
    }
    var number = after.isEmpty() ? -1 : Long.parseLong(after);
    return feed.read(new Question(hotline.personId(), number, limit, Duration.ofSeconds(wait)))
        .map(answer -> events(answer, after));
  }

  private static Events events(Answer answer, String after) {
    return switch (answer) {
      case Answer.Page page ->
          new Events(
              page.events(),
              page.events().isEmpty()
                  ? (after.isEmpty() ? "0" : after)
                  : Long.toString(page.events().getLast().number()),
              page.more());
      case Answer.NoLongerKept gone ->
          throw new Refusal(HttpStatus.GONE, "events-no-longer-kept", "hotline.events.gone")
              .with("oldest", Long.toString(gone.oldest()));
    };
  }

  private static InvalidInput invalid(String field, String messageKey, Object... arguments) {
    return new InvalidInput(List.of(new FieldError(field, messageKey, arguments)));
  }
}
