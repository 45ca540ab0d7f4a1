package org.diandan.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact one service publishes for the others.
 *
 * <p>The envelope (CloudEvents headers) carries the wire name, the event id, the subject, the time
 * and the aggregate version; the record carries what the domain needs. No person's name, phone,
 * address, exact position, own words, picture or health fact may enter a record.
 */
public sealed interface Event
    permits RequestEvent,
        AssignmentEvent,
        BorderEvent,
        TeamEvent,
        PersonEvent,
        CatalogueEvent,
        CodeEvent,
        ExportEvent,
        ReportEvent,
        HoursEvent,
        NotificationEvent,
        DutyEvent {

  /** Names this fact for ever; the same in every copy and re-send. */
  UUID eventId();

  /** When it happened, by the clock of the publisher's database. */
  Instant occurredAt();

  /** The aggregate the fact belongs to; versions count per publisher and subject. */
  UUID subjectId();

  /** The topic this fact is published on. */
  String topic();

  /** The Kafka key: all facts with the same key keep their order. */
  String key();
}
