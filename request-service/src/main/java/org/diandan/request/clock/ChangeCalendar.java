package org.diandan.request.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reading and changing the tables; the caller has checked who asks. */
public final class ChangeCalendar {

  private final CalendarTables tables;
  private final CalendarInForce inForce;
  private final Ledger ledger;

  ChangeCalendar(CalendarTables tables, CalendarInForce inForce, Ledger ledger) {
    this.tables = tables;
    this.inForce = inForce;
    this.ledger = ledger;
  }

  /**
   * Who changes something, and why.
   *
   * @param person person id
   * @param reason never empty
   */
  public record Author(UUID person, String reason) {}

  /** The special days in force of a year, in order. */
  public Flux<CalendarDay> daysOf(int year) {
    return tables.days(year, year);
  }

  /** What was changed about the days of a year, newest first, at most 100. */
  public Flux<CalendarChange> changesOf(int year) {
    return tables.changes(year);
  }

  /** The hours in force by area code; the empty code is everywhere. */
  public Mono<Map<String, DeskHours>> desks() {
    return tables.desks();
  }

  /** Says what days are from now on; promises that were made stay as they are. */
  public Mono<Void> set(List<CalendarDay> days, Author author) {
    return write(
        Change.of(
                """
                said as (
                  select day, kind, name
                  from unnest(:days, :kinds, :names) as said(day, kind, name)
                ), written as (
                  insert into calendar_day (day, kind, name, changed_by, reason)
                  select day, kind, name, :person, :reason from said
                  returning day
                ), changed as (
                  select append_audit(:person, 'calendar-changed', cast(min(s.day) as text),
                    :reason, '', '',
                    coalesce(string_agg(k.day || '=' || k.kind || ' ' || k.name, '; '
                      order by k.day), ''),
                    string_agg(s.day || '=' || s.kind || ' ' || s.name, '; ' order by s.day))
                  from said s
                  left join lateral (
                    select d.day, d.kind, d.name
                    from calendar_day d
                    where d.day = s.day
                    order by d.number desc
                    limit 1) as k on true
                  where exists (select from written)
                )
                """)
            .bind("days", days.stream().map(CalendarDay::day).toArray(LocalDate[]::new))
            .bind("kinds", days.stream().map(day -> day.kind().name()).toArray(String[]::new))
            .bind("names", days.stream().map(CalendarDay::name).toArray(String[]::new)),
        author);
  }

  /** Says when the desk of an area is open from now on; an empty code is everywhere. */
  public Mono<Void> set(String area, DeskHours hours, Author author) {
    return write(
        Change.of(
                """
                written as (
                  insert into desk_hours (area, working_days, free_days, changed_by, reason)
                  values (:area, :working, :free, :person, :reason)
                  returning area
                ), changed as (
                  select append_audit(:person, 'desk-hours-changed', w.area, :reason, '', w.area,
                    coalesce((
                      select 'working=' || h.working_days || '; free=' || h.free_days
                      from desk_hours h
                      where h.area = w.area
                      order by h.number desc
                      limit 1), ''),
                    concat('working=', cast(:working as text), '; free=', cast(:free as text)))
                  from written w
                )
                """)
            .bind("area", area)
            .bind("working", DeskHours.text(hours.workingDays()))
            .bind("free", DeskHours.text(hours.freeDays())),
        author);
  }

  private Mono<Void> write(Change change, Author author) {
    return ledger
        .write(change.bind("person", author.person()).bind("reason", author.reason()))
        .then(Mono.defer(inForce::refresh));
  }
}
