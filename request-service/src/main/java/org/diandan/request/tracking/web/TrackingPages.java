package org.diandan.request.tracking.web;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.diandan.outbox.RowSignals;
import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The private page of a request: everything its resident sees. */
@Controller
class TrackingPages {

  /** Promises may break without any event, so the page looks again now and then. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(25);

  private final FindRequest requests;
  private final TrackingView views;
  private final RowSignals signals;
  private final ShownPhotos photos;

  TrackingPages(FindRequest requests, TrackingView views, RowSignals signals, ShownPhotos photos) {
    this.requests = requests;
    this.views = views;
    this.signals = signals;
    this.photos = photos;
  }

  @GetMapping("/r/{token}")
  Mono<Rendering> page(@PathVariable String token, Locale locale) {
    return find(token)
        .flatMap(
            request ->
                photos.of(request.id()).map(shown -> views.page(request, token, shown, locale)));
  }

  /**
   * The same as it changes: the live part with every step, the forms only when they are other ones.
   *
   * @param seen what the page that listens was rendered with
   */
  @GetMapping(path = "/r/{token}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<Fragment> live(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String seen,
      ServerWebExchange exchange,
      Locale locale) {
    return Mono.zip(find(token), csrf(exchange))
        .flatMapMany(
            found ->
                changes(found.getT1())
                    .transform(
                        changes ->
                            fragments(changes, new Reader(token, seen, locale, found.getT2()))));
  }

  /** Who listens. */
  private record Reader(String token, String seen, Locale locale, String csrf) {}

  private Flux<TrackedRequest> changes(TrackedRequest request) {
    return Flux.merge(
            signals
                .on("request_changed")
                .filter(id -> id.isEmpty() || id.equals(request.id().toString())),
            Flux.interval(LOOK_AGAIN).map(tick -> ""))
        .onBackpressureLatest()
        .concatMap(changed -> requests.byId(request.id()), 1);
  }

  private Flux<Fragment> fragments(Flux<TrackedRequest> changes, Reader reader) {
    return changes.publish(
        shared ->
            Flux.merge(
                unseen(shared, views::seen, reader)
                    .map(now -> views.live(now, reader.token(), reader.locale())),
                unseen(shared, views::decidable, reader)
                    .map(
                        now ->
                            views.decisions(now, reader.token(), reader.locale(), reader.csrf()))));
  }

  /** Only what the page does not show already, so that nothing flickers. */
  private static Flux<TrackedRequest> unseen(
      Flux<TrackedRequest> changes, Function<TrackedRequest, String> part, Reader reader) {
    return changes
        .distinctUntilChanged(part)
        .skipWhile(now -> reader.seen().startsWith(part.apply(now)));
  }

  private static Mono<String> csrf(ServerWebExchange exchange) {
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    return token == null ? Mono.just("") : token.map(CsrfToken::getToken);
  }

  private Mono<TrackedRequest> find(String token) {
    return requests.byLink(token).switchIfEmpty(Mono.error(ActionAnswers::unknown));
  }
}
