package org.diandan.matching.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.diandan.matching.calendar.CalendarEntry.Standing;
import org.diandan.matching.calendar.CalendarLinks.Link;
import org.diandan.matching.duty.DutyLists;
import org.diandan.matching.menu.CodeNames;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes calendars (RFC 5545): moments in UTC, one entry for ever for each duty, its number growing
 * with every change. What is cancelled stays, and says so, until it is long past.
 */
@Component
public class CalendarFeed {

  /** Rounded already as it was told, to about 100 m: enough for the street, not for the door. */
  private static final int DECIMALS = 3;

  private static final Duration AGAIN_AFTER = Duration.ofMinutes(30);

  private final DutyLists duties;
  private final CodeNames names;
  private final MessageSource messages;

  CalendarFeed(DutyLists duties, CodeNames names, MessageSource messages) {
    this.duties = duties;
    this.names = names;
    this.messages = messages;
  }

  /**
   * The calendar a link leads to.
   *
   * @param here where pages are found, without a path
   */
  public Mono<String> of(Link link, URI here) {
    var entries = link.teamId() == null ? entriesOf(link.personId()) : entriesOfTeam(link.teamId());
    return entries.map(found -> write(found, link.language(), here));
  }

  private Mono<List<CalendarEntry>> entriesOf(UUID personId) {
    return duties.listForCalendarOf(personId).map(CalendarEntry::of).collectList();
  }

  private Mono<List<CalendarEntry>> entriesOfTeam(UUID teamId) {
    return duties.listForCalendarOfTeam(teamId).collectList().map(CalendarEntry::ofTeam);
  }

  private String write(List<CalendarEntry> entries, Locale language, URI here) {
    var calendar =
        new Calendar(
            new PropertyList(
                List.of(
                    new ProdId("-//Diandan//Duties//ZH"),
                    ImmutableVersion.VERSION_2_0,
                    ImmutableCalScale.GREGORIAN,
                    ImmutableMethod.PUBLISH,
                    new XProperty("X-WR-CALNAME", say("calendar.name", language)),
                    new XProperty("X-PUBLISHED-TTL", AGAIN_AFTER.toString()))),
            new ComponentList<>(
                entries.stream().map(entry -> event(entry, language, here)).toList()));
    var text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException("A string cannot fail", e);
    }
    return text.toString();
  }

  private VEvent event(CalendarEntry entry, Locale language, URI here) {
    var event = new VEvent(false);
    event.add(new Uid(entry.id() + "@diandan"));
    event.add(new DtStamp(entry.changedAt()));
    event.add(new DtStart<>(entry.from()));
    event.add(new DtEnd<>(entry.until()));
    event.add(new Sequence(entry.sequence() - 1));
    event.add(new Status(entry.standing().name()));
    event.add(new Summary(summary(entry, language)));
    event.add(new Url(here.resolve("/visits/" + entry.assignmentId())));
    var place = entry.place();
    if (place != null) {
      event.add(new Geo(degrees(place.latitude()), degrees(place.longitude())));
    }
    return event;
  }

  private String summary(CalendarEntry entry, Locale language) {
    var item = names.nameOf(entry.item(), language);
    if (entry.standing() == Standing.TENTATIVE) {
      return say("calendar.standby", language, item);
    }
    return entry.people() > 1 ? say("calendar.people", language, item, entry.people()) : item;
  }

  private static BigDecimal degrees(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private String say(String key, Locale language, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
