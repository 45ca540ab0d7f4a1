package org.diandan.notification.message;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.notification.recipient.Recipients;
import org.diandan.notification.recipient.Recipients.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the people a notice is for and has one message written for each of them and each open
 * channel. Recipients that are not known yet may become known with a later event, so it asks again.
 */
@Component
class Addressing {

  private static final Logger LOG = LoggerFactory.getLogger(Addressing.class);
  private static final int BATCH = 100;
  private static final int AT_ONCE = 4;
  private static final Duration ROUND_LIMIT = Duration.ofSeconds(60);

  private final DueNotices notices;
  private final Recipients recipients;
  private final OpenChannels channels;
  private final AddressedNotices addressed;

  Addressing(
      DueNotices notices,
      Recipients recipients,
      OpenChannels channels,
      AddressedNotices addressed) {
    this.notices = notices;
    this.recipients = recipients;
    this.channels = channels;
    this.addressed = addressed;
  }

  /** Addresses what is due; answers how many notices got their messages. */
  int addressDue() {
    return notices
        .claim(BATCH)
        .flatMap(this::address, AT_ONCE)
        .count()
        .blockOptional(ROUND_LIMIT)
        .map(Long::intValue)
        .orElse(0);
  }

  private Mono<DueNotice> address(DueNotice notice) {
    return recipientsOf(notice).flatMap(found -> close(notice, found));
  }

  private Mono<Found> recipientsOf(DueNotice notice) {
    var team = notice.teamId();
    return switch (notice.kind().audience()) {
      case RESIDENT -> recipients.residentOf(notice.requestId());
      case INVOLVED -> recipients.involvedIn(notice.requestId());
      case NAMED -> recipients.namedBy(notice.eventId(), notice.requestId());
      case STAFF -> recipients.namedBy(notice.eventId());
      case HOLDER -> Mono.just(new Found(true, Set.of(notice.eventId())));
      case TEAM -> team == null ? Mono.empty() : recipients.leadersOf(team);
      case LEADERS -> team == null ? Mono.empty() : recipients.leadersOf(team, notice.requestId());
    };
  }

  private Mono<DueNotice> close(DueNotice notice, Found found) {
    if (found.known()) {
      return addressed.write(notice, messagesFor(notice.kind(), found.persons()));
    }
    if (notice.overdue()) {
      LOG.warn("Nobody was told of event {}: its recipients never became known", notice.eventId());
      return addressed.write(notice, List.of());
    }
    return Mono.empty();
  }

  private List<NewMessage> messagesFor(MessageKind kind, Set<UUID> persons) {
    var open = kind.channels().stream().filter(channels::isOpen).toList();
    return persons.stream()
        .flatMap(
            person ->
                open.stream().map(channel -> new NewMessage(UUID.randomUUID(), person, channel)))
        .toList();
  }
}
