package org.diandan.notification.inbox.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.notification.inbox.InboxMessages;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A person's own messages for programs. */
@RestController
@RequestMapping("/api/messages")
class MessagesApi {

  private static final int PAGE_SIZE = 50;

  private final InboxMessages messages;
  private final InboxLines lines;

  MessagesApi(InboxMessages messages, InboxLines lines) {
    this.messages = messages;
    this.lines = lines;
  }

  @Operation(summary = "My messages, newest first")
  @GetMapping
  Mono<Answer> list(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader,
      @Parameter(description = "next of the page before; none for the newest")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(hidden = true) Locale locale) {
    return lines
        .page(reader.personId(), Cursor.of("cursor", cursor), PAGE_SIZE, locale)
        .map(page -> new Answer(page.lines(), page.next() == null ? null : page.next().toString()));
  }

  @Operation(summary = "Mark one of my messages as read")
  @PostMapping("/{id}/reading")
  Mono<InboxLine> read(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn reader,
      @PathVariable UUID id,
      @Parameter(hidden = true) Locale locale) {
    return messages
        .read(reader.personId(), id)
        .switchIfEmpty(Mono.error(NoSuchMessage::new))
        .map(entry -> lines.line(entry, locale));
  }

  /**
   * One page of messages.
   *
   * @param next cursor of the following page; null on the last
   */
  record Answer(List<InboxLine> messages, @Nullable String next) {}
}
