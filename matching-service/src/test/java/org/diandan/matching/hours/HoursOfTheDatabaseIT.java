package org.diandan.matching.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;
import static org.diandan.matching.Town.rows;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.matching.RunningService;
import org.diandan.matching.Town;
import org.diandan.matching.Town.TeamOf;
import org.diandan.matching.assignment.AnswerOffer;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.matching.hours.DecideHours.Decision;
import org.diandan.matching.hours.ObjectToHours.Objection;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The same promises as in {@link AnySequenceOfHoursTest}, kept by the real database. */
class HoursOfTheDatabaseIT {

  private static final int STEPS = 120;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String RECORD = "changed as (select 1), ";

  private final Town town = new Town();
  private TeamOf team = new TeamOf(new UUID(0, 0), new UUID(0, 0));
  private Task task =
      Task.of(new UUID(0, 0), new UUID(0, 0), new UUID(0, 0), new ServiceItemCode("RP01"));

  @BeforeEach
  void acceptATask() {
    team = town.team("一队", 1, 3);
    var request = town.submit(Urgency.U3);
    var offer = Town.offer(request, team);
    bean(AnswerOffer.class).accept(offer, team.leader()).block(LIMIT);
    var assignment = Town.text("select id from assignment where offer_id = '%s'".formatted(offer));
    task = Task.of(UUID.fromString(assignment), request, team.id(), new ServiceItemCode("RP01"));
  }

  @Test
  void totalsAreTheSumOfWhatStandsAfterAnySequence() {
    var random = new Random(42);
    var persons = List.of(UUID.randomUUID(), UUID.randomUUID());

    for (int step = 0; step < STEPS; step++) {
      var person = persons.get(random.nextInt(persons.size()));
      if (step % 3 == 0) {
        record(attended(person, random));
      } else {
        move(random);
      }
    }

    assertThat(overlaps()).isZero();
    for (var person : persons) {
      var sums = bean(HoursBooks.class).sums(person).block(LIMIT);
      for (var by : Sum.By.values()) {
        assertThat(sums)
            .filteredOn(sum -> sum.by() == by)
            .extracting(Sum::minutes)
            .satisfies(minutes -> assertThat(total(minutes)).isEqualTo(standing(person)));
      }
      assertThat(told(person)).isEqualTo(standing(person));
    }
    assertThat(
            rows(
                "select distinct state from hours_entry where team_id = '%s'".formatted(team.id())))
        .contains("RECORDED", "CONFIRMED", "VOIDED", "REFUSED");
  }

  @Test
  void ofVisitsThatEndAtTheSameMomentOneIsCountedAndTheOthersAreKept() {
    var person = UUID.randomUUID();
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var same =
        new Attended(person, new Served(now.minus(Duration.ofHours(1)), now), Evidence.ownWord());

    Flux.range(0, 8)
        .flatMap(i -> recorded(same).subscribeOn(Schedulers.parallel()), 8)
        .blockLast(LIMIT);

    assertThat(
            rows(
                "select state from hours_entry where person_id = '%s' order by state"
                    .formatted(person)))
        .hasSize(8)
        .containsOnlyOnce("RECORDED")
        .contains("REFUSED");
    assertThat(overlaps()).isZero();
  }

  @Test
  void twoHalvesOfALongDayThatEndedAtTheSameMomentAreReviewedBeforeTheyCount() {
    var person = UUID.randomUUID();
    var noon =
        Instant.now()
            .minus(Duration.ofDays(20))
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofHours(4));
    var proven = new Evidence(true, true, true, false, null);
    record(new Attended(person, new Served(noon, noon.plus(Duration.ofHours(5))), proven));
    record(
        new Attended(
            person,
            new Served(noon.minus(Duration.ofHours(4)), noon.minus(Duration.ofMinutes(1))),
            proven));
    DATABASE.execute(
        "update hours_entry set state = 'RECORDED', because = null where person_id = '%s'"
            .formatted(person));

    passTime();
    bean(ConfirmHours.class).sweep();

    assertThat(
            rows(
                "select concat_ws(' ', state, because) from hours_entry where person_id = '%s'"
                    .formatted(person)))
        .containsOnly("IN_REVIEW LONG_DAY");
  }

  private void record(Attended attended) {
    recorded(attended).block(LIMIT);
  }

  private Mono<Boolean> recorded(Attended attended) {
    var writes = bean(GuardedWrites.class);
    return writes.retried(
        Mono.defer(() -> bean(RecordHours.class).of(task, List.of(attended), Instant.now()))
            .flatMap(
                recording ->
                    writes.write(recording.into(Change.of(RECORD + RecordHours.ENTRIES)), true)),
        false);
  }

  private void move(Random random) {
    var ids =
        rows(
            "select id from hours_entry where team_id = '%s' order by recorded_at, id"
                .formatted(team.id()));
    var id = UUID.fromString(ids.get(random.nextInt(ids.size())));
    Mono<?> step =
        switch (random.nextInt(7)) {
          case 0, 1 -> bean(VouchForHours.class).vouch(id, team.leader());
          case 2 ->
              bean(ObjectToHours.class)
                  .raise(new Objection(id, UUID.randomUUID(), "他没有来", area -> true));
          case 3 -> decide(id, Verdict.TURNED_DOWN, null);
          case 4 -> decide(id, random.nextInt(3) == 0 ? Verdict.UPHELD : Verdict.TURNED_DOWN, null);
          case 5 -> decide(id, Verdict.CORRECTED, span(random));
          default -> Mono.fromRunnable(this::passTime);
        };
    step.block(LIMIT);
    bean(ConfirmHours.class).sweep();
  }

  private static Mono<EntryOutcome> decide(UUID id, Verdict verdict, @Nullable Served served) {
    return bean(DecideHours.class)
        .decide(new Decision(id, UUID.randomUUID(), verdict, served, "查过了", area -> true));
  }

  private static Attended attended(UUID person, Random random) {
    var evidence =
        new Evidence(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), false, null);
    return new Attended(person, span(random), evidence);
  }

  private static Served span(Random random) {
    var until = Instant.now().minus(Duration.ofMinutes(random.nextInt(4000)));
    return new Served(until.minus(Duration.ofMinutes(random.nextInt(500))), until);
  }

  private void passTime() {
    DATABASE.execute(
        """
        update hours_entry
        set credited_at = credited_at - interval '11 days',
          notice_from = notice_from - interval '11 days'
        where team_id = '%s'
          and state in ('RECORDED', 'IN_REVIEW', 'DISPUTED')\
        """
            .formatted(team.id()));
  }

  private static long overlaps() {
    return DATABASE.count(
        """
        select count(*)
        from hours_entry a
        join hours_entry b on b.person_id = a.person_id and b.id > a.id
          and tstzrange(a.served_from, a.served_until) && tstzrange(b.served_from, b.served_until)
        where a.state not in ('VOIDED', 'REFUSED')
          and b.state not in ('VOIDED', 'REFUSED')\
        """);
  }

  private static long standing(UUID person) {
    return DATABASE.count(
        "select coalesce(sum(minutes), 0) from hours_entry where state not in ('VOIDED', 'REFUSED') and person_id = '%s'"
            .formatted(person));
  }

  /** What somebody counts who only follows the events. */
  private static long told(UUID person) {
    return DATABASE.count(
        """
        select coalesce(sum(cast(r.data ->> 'minutes' as int)), 0)
        from event_outbox r
        where r.type = 'hours.recorded.v1'
          and r.subject = '%1$s'
          and not exists (
            select 1
            from event_outbox v
            where v.type = 'hours.voided.v1'
              and v.subject = '%1$s'
              and v.data ->> 'entryId' = r.data ->> 'entryId')\
        """
            .formatted(person));
  }

  private static long total(List<? extends Long> minutes) {
    return minutes.stream().mapToLong(Long::longValue).sum();
  }

  private static <T> T bean(Class<T> type) {
    return RunningService.bean(type);
  }
}
