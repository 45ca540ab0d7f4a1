package org.diandan.matching.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns who was at a visit into entries of the record of hours.
 *
 * <p>The entries are decided by what stands at this moment. Two visits of one person that end at
 * the same moment are told apart by a constraint: one change fails as a whole with a {@code
 * DataIntegrityViolationException}, and whoever made it reads again and decides anew.
 */
@Component
public class RecordHours {

  /**
   * The part of a statement that writes the entries; needs a preceding {@code changed} that returns
   * a row if the change holds. {@link Recording#into} gives it its parameter.
   */
  public static final String ENTRIES =
      """
      hours as (
        insert into matching.hours_entry (
          id, assignment_id, request_id, team_id, item, person_id, served_from, served_until,
          minutes, code_spoken, near_at_start, near_at_end, times_made_up, vouched_by, rung, state,
          because, recorded_at, credited_at, notice_from, replaces, origin)
        select
          cast(h.entry ->> 'id' as uuid),
          cast(h.entry #>> '{task,assignmentId}' as uuid),
          cast(h.entry #>> '{task,requestId}' as uuid),
          cast(h.entry #>> '{task,teamId}' as uuid),
          h.entry #>> '{task,item}',
          cast(h.entry ->> 'personId' as uuid),
          cast(h.entry #>> '{served,from}' as timestamptz),
          cast(h.entry #>> '{served,until}' as timestamptz),
          cast(h.entry ->> 'minutes' as integer),
          cast(h.entry #>> '{evidence,codeSpoken}' as boolean),
          cast(h.entry #>> '{evidence,nearAtStart}' as boolean),
          cast(h.entry #>> '{evidence,nearAtEnd}' as boolean),
          cast(h.entry #>> '{evidence,timesMadeUp}' as boolean),
          cast(h.entry #>> '{evidence,vouchedBy}' as uuid),
          h.entry ->> 'rung',
          h.entry ->> 'state',
          h.entry ->> 'because',
          cast(h.entry ->> 'recordedAt' as timestamptz),
          cast(h.entry ->> 'creditedAt' as timestamptz),
          cast(h.entry ->> 'noticeFrom' as timestamptz),
          cast(h.entry ->> 'replaces' as uuid),
          h.entry #>> '{task,origin}'
        from changed, jsonb_array_elements(cast(:hours_entries as jsonb)) as h(entry)
        order by h.entry ->> 'personId'
        returning id, state, rung, recorded_at, origin, vouched_by),
      hours_steps as (
        insert into matching.hours_step (entry_id, revision, state, rung, taken_at, words, taken_by)
        select id, 1, state, rung, recorded_at, origin,
          case when origin is not null then vouched_by end
        from hours)
      """;

  private final Entries entries;
  private final HoursRules rules;
  private final JsonMapper json;

  RecordHours(Entries entries, HoursRules rules, JsonMapper json) {
    this.entries = entries;
    this.rules = rules;
    this.json = json;
  }

  /**
   * Decides the entries of a visit that ends.
   *
   * @param attendances of everybody who was there; none gives no entries
   * @param now when the visit ends, by the database's clock
   */
  public Mono<Recording> of(Task task, Collection<Attended> attendances, Instant now) {
    var persons = attendances.stream().map(Attended::personId).distinct().toList();
    var from = attendances.stream().map(each -> each.served().from()).min(Instant::compareTo);
    var until = attendances.stream().map(each -> each.served().until()).max(Instant::compareTo);
    if (from.isEmpty() || until.isEmpty()) {
      return Mono.just(new Recording(List.of(), json));
    }
    return entries
        .listStanding(persons, new Served(from.get(), until.get()))
        .collectList()
        .map(standing -> decide(task, attendances, standing, now));
  }

  private Recording decide(
      Task task, Collection<Attended> attendances, List<Entry> standing, Instant now) {
    var books = new HashMap<UUID, Book>();
    var decided = new ArrayList<Entry>();
    for (var attended : attendances) {
      var person = attended.personId();
      var book = books.computeIfAbsent(person, id -> Book.of(id, standing));
      var entry = book.enter(attended, task, now, rules);
      books.put(person, book.with(entry));
      decided.add(entry);
    }
    return new Recording(decided, json);
  }
}
