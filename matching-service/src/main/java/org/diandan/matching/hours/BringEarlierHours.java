package org.diandan.matching.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.matching.hours.EarlierRecord.Outcome;
import org.diandan.outbox.Change;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings hours of before the platform. They follow the same rules: no two of a person overlap, a
 * day has its limit, the notice lasts as long as any other; what breaks them stays out.
 */
@Component
public class BringEarlierHours {

  private static final String WRITE = "changed as (select 1), " + RecordHours.ENTRIES;

  private final Entries entries;
  private final HoursRules rules;
  private final Rows rows;
  private final ConfirmHours confirming;

  BringEarlierHours(Entries entries, HoursRules rules, Rows rows, ConfirmHours confirming) {
    this.entries = entries;
    this.rules = rules;
    this.rows = rows;
    this.confirming = confirming;
  }

  /** Who is member of what, and writing. */
  @Component("earlierHoursRows")
  record Rows(DatabaseClient database, GuardedWrites writes, JsonMapper json) {}

  /**
   * What an administrator brings.
   *
   * @param origin name of the record, 1 to 200 characters; whoever sees an entry reads it
   * @param answersFor whether the administrator answers for an area
   */
  public record Wish(
      UUID administrator,
      String origin,
      List<EarlierRecord> records,
      Predicate<String> answersFor) {

    public Wish {
      records = List.copyOf(records);
    }
  }

  private record Member(UUID personId, UUID teamId, String area, Instant now) {}

  private record Decided(List<Entry> entries, List<Outcome> outcomes) {}

  /**
   * Brings what can be brought; again, it changes nothing.
   *
   * @return an outcome for each record, in their order
   */
  public Mono<List<Outcome>> bring(Wish wish) {
    var first = wish.records().stream().map(each -> each.served().from()).min(Instant::compareTo);
    var last = wish.records().stream().map(each -> each.served().until()).max(Instant::compareTo);
    if (first.isEmpty() || last.isEmpty()) {
      return Mono.just(List.of());
    }
    var span = new Served(first.get(), last.get());
    var persons = wish.records().stream().map(EarlierRecord::personId).collect(Collectors.toSet());
    return rows.writes()
        .retried(
            Mono.defer(
                () ->
                    Mono.zip(members(persons), entries.listStanding(persons, span).collectList())
                        .map(read -> decide(wish, read.getT1(), read.getT2()))
                        .flatMap(this::write)),
            List.<Outcome>of())
        .flatMap(outcomes -> confirming.sweepOnce().thenReturn(outcomes));
  }

  private Mono<Optional<List<Outcome>>> write(Decided decided) {
    return decided.entries().isEmpty()
        ? Mono.just(Optional.of(decided.outcomes()))
        : rows.writes()
            .write(
                new Recording(decided.entries(), rows.json()).into(Change.of(WRITE)),
                decided.outcomes());
  }

  private Decided decide(Wish wish, List<Member> members, List<Entry> standing) {
    var books = new HashMap<UUID, Book>();
    var brought = new ArrayList<Entry>();
    var outcomes = new ArrayList<Outcome>();
    for (var each : wish.records()) {
      var book = books.computeIfAbsent(each.personId(), id -> Book.of(id, standing));
      var member =
          members.stream()
              .filter(known -> known.personId().equals(each.personId()))
              .filter(known -> known.teamId().equals(each.teamId()))
              .filter(known -> wish.answersFor().test(known.area()))
              .findFirst();
      if (member.isEmpty()) {
        outcomes.add(Outcome.NOT_A_MEMBER);
      } else if (each.personId().equals(wish.administrator())) {
        outcomes.add(Outcome.OWN_HOURS);
      } else if (book.standing().stream().anyMatch(each::isTheSameAs)) {
        outcomes.add(Outcome.THERE_ALREADY);
      } else {
        var entry = entry(wish, each, book, member.get().now());
        outcomes.add(outcome(entry));
        if (outcome(entry) == Outcome.BROUGHT) {
          books.put(each.personId(), book.with(entry));
          brought.add(entry);
        }
      }
    }
    return new Decided(brought, outcomes);
  }

  private Entry entry(Wish wish, EarlierRecord each, Book book, Instant now) {
    var task = Task.before(each.teamId(), each.item(), wish.origin());
    return book.enter(each.attended(wish.administrator()), task, now, rules)
        .onNoticeSince(each.noticeFrom());
  }

  private static Outcome outcome(Entry entry) {
    return switch (entry.state()) {
      case REFUSED -> Outcome.OVERLAP;
      case IN_REVIEW -> Outcome.TOO_LONG;
      case RECORDED, CONFIRMED, DISPUTED, VOIDED -> Outcome.BROUGHT;
    };
  }

  private Mono<List<Member>> members(Set<UUID> persons) {
    return rows.database()
        .sql(
            """
            select cast(jsonb_build_object(
              'personId', m.person_id, 'teamId', m.team_id, 'area', t.area, 'now', now()) as text)
            from matching.membership m
            join matching.team t on t.id = m.team_id
            where m.person_id = any(:persons)
            """)
        .bind("persons", persons.toArray(UUID[]::new))
        .mapValue(String.class)
        .all()
        .map(document -> rows.json().readValue(document, Member.class))
        .collectList();
  }
}
