package org.diandan.notification.inbox.web;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.diandan.notification.inbox.InboxMessages;
import org.diandan.outbox.RowSignals;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.RedirectView;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The inbox page; new messages appear by themselves, and every action works without script. */
@Controller
class InboxPage {

  private static final int PAGE_SIZE = 20;
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /** After this the browser connects again, so that an ended session stops hearing. */
  private static final Duration LISTENING = Duration.ofMinutes(10);

  private final InboxMessages messages;
  private final InboxLines lines;
  private final RowSignals signals;

  InboxPage(InboxMessages messages, InboxLines lines, RowSignals signals) {
    this.messages = messages;
    this.lines = lines;
    this.signals = signals;
  }

  @GetMapping("/inbox")
  Mono<String> page(
      @AuthenticationPrincipal SignedIn reader,
      @RequestParam(required = false) @Nullable String before,
      Locale locale,
      Model model) {
    return filled(model, reader, Cursor.of("before", before), locale)
        .thenReturn("notification/inbox");
  }

  /** The newest messages alone, for the live page to swap in. */
  @GetMapping("/inbox/list")
  Mono<String> list(@AuthenticationPrincipal SignedIn reader, Locale locale, Model model) {
    return filled(model, reader, Cursor.newest(), locale)
        .thenReturn("notification/inbox-list :: list");
  }

  /** Says that something changed, first at once: what came during a lost connection shows too. */
  @GetMapping(path = "/inbox/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @ResponseBody
  Flux<ServerSentEvent<String>> live(@AuthenticationPrincipal SignedIn reader) {
    var mine = reader.personId().toString();
    var changes =
        signals
            .on("notification_inbox")
            .filter(person -> person.isEmpty() || person.equals(mine))
            .map(person -> changed());
    var beats = Flux.interval(HEARTBEAT).map(beat -> heartbeat()).onBackpressureDrop();
    return Flux.merge(changes, beats).take(LISTENING);
  }

  /** Marks a message as read and leads to its page. */
  @PostMapping("/inbox/{id}/reading")
  Mono<RedirectView> read(
      @AuthenticationPrincipal SignedIn reader, @PathVariable UUID id, Locale locale) {
    return messages
        .read(reader.personId(), id)
        .switchIfEmpty(Mono.error(NoSuchMessage::new))
        .map(entry -> lines.line(entry, locale))
        .map(InboxPage::toItsPage);
  }

  private static RedirectView toItsPage(InboxLine line) {
    var link = line.link();
    return new RedirectView(link == null ? "/inbox" : link, HttpStatus.SEE_OTHER);
  }

  private Mono<Void> filled(Model model, SignedIn reader, long before, Locale locale) {
    return Mono.zip(
            lines.page(reader.personId(), before, PAGE_SIZE, locale),
            messages.countUnread(reader.personId()))
        .doOnNext(
            found ->
                model
                    .addAttribute("inbox", found.getT1())
                    .addAttribute("newest", before == Cursor.newest())
                    .addAttribute("unread", found.getT2()))
        .then();
  }

  private static ServerSentEvent<String> changed() {
    return ServerSentEvent.builder("changed").event("inbox").build();
  }

  private static ServerSentEvent<String> heartbeat() {
    return ServerSentEvent.<String>builder().comment("").build();
  }
}
