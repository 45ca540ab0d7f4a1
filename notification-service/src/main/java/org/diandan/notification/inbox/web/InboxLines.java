package org.diandan.notification.inbox.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.notification.inbox.InboxEntry;
import org.diandan.notification.inbox.InboxMessages;
import org.diandan.notification.message.MessageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person's messages in words. */
@Component
class InboxLines {

  private final InboxMessages messages;
  private final MessageTexts texts;
  private final Clock clock;

  InboxLines(InboxMessages messages, MessageTexts texts, Clock clock) {
    this.messages = messages;
    this.texts = texts;
    this.clock = clock;
  }

  /** One page of messages older than the cursor, newest first. */
  Mono<Page> page(UUID personId, long before, int limit, Locale locale) {
    return messages.list(personId, before, limit + 1).map(entries -> page(entries, limit, locale));
  }

  private Page page(List<InboxEntry> entries, int limit, Locale locale) {
    var shown = entries.stream().limit(limit).map(entry -> line(entry, locale)).toList();
    var next = entries.size() > limit ? shown.getLast().seq() : null;
    return new Page(shown, next);
  }

  InboxLine line(InboxEntry entry, Locale locale) {
    var now = clock.instant();
    var words = texts.compose(entry.told(), locale, now);
    return new InboxLine(
        entry.seq(),
        entry.id(),
        entry.told().kind().name(),
        words.title(),
        words.body(),
        words.link().orElse(null),
        entry.createdAt(),
        texts.sayTime(entry.createdAt(), locale, now),
        entry.read());
  }

  /**
   * One page.
   *
   * @param next cursor of the following page; null on the last
   */
  record Page(List<InboxLine> lines, @Nullable Long next) {}
}
