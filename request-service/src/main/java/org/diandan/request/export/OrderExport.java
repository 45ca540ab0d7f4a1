package org.diandan.request.export;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.ExportEvent.ExportMoved;
import org.diandan.contract.ExportEvent.ExportStep;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.export.ExportOutcome.Busy;
import org.diandan.request.export.ExportOutcome.Done;
import org.diandan.request.export.ExportOutcome.NothingListed;
import org.diandan.request.export.ExportOutcome.TooLong;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Orders a list as a file: notes its cases as they are now, so that what is approved, written and
 * shown is the same list however long it takes.
 */
@Component
public final class OrderExport {

  private static final int NOTED_AT_ONCE = 5_000;

  private static final String BEGIN =
      """
      begun as (
        insert into export_job (id, ordered_by, areas, source, words, language, chosen, form,
          personal, purpose, most_downloads)
        select :id, :by, :areas, :source, :words, :language, :chosen, :form,
          :personal, :purpose, :downloads
        where :open > (
          select count(*)
          from export_job
          where ordered_by = :by
            and state in ('LISTING', 'ASKED', 'QUEUED', 'RUNNING'))
        returning id
      ), changed as (
        select append_audit(
          :by, 'export-ordered', cast(id as text), :reason, :address, :area, '', :content)
        from begun
      )
      """;

  private static final String READY =
      """
      changed as (
        update export_job
        set rows_expected = :rows,
          state = case when personal then 'ASKED' else 'QUEUED' end,
          approve_by = case when personal
            then clock_timestamp() + make_interval(secs => :within) end
        where id = :id
          and state = 'LISTING'
        returning id
      )
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final SecondPersons seconds;
  private final ExportProperties properties;

  OrderExport(
      DatabaseClient database, Ledger ledger, SecondPersons seconds, ExportProperties properties) {
    this.database = database;
    this.ledger = ledger;
    this.seconds = seconds;
    this.properties = properties;
  }

  /**
   * Orders it.
   *
   * @param rows how long the list is at the moment
   */
  public Mono<ExportOutcome> order(WantedExport wanted, long rows) {
    if (rows == 0) {
      return Mono.just(new NothingListed());
    }
    if (rows > properties.mostRows()) {
      return Mono.just(new TooLong(properties.mostRows()));
    }
    var id = UUID.randomUUID();
    return begin(id, wanted)
        .flatMap(
            begun ->
                begun
                    ? note(id, wanted.cases())
                        .flatMap(noted -> ready(id, noted, wanted))
                        .thenReturn(new Done(id))
                    : Mono.just(new Busy(properties.mostOpen())));
  }

  private Mono<Boolean> begin(UUID id, WantedExport wanted) {
    var purpose = wanted.purpose();
    var columns = wanted.columns().stream().map(ExportColumn::name).toList();
    return ledger
        .write(
            Change.of(BEGIN)
                .bind("id", id)
                .bind("by", wanted.by().person())
                .bind("areas", wanted.areas().toArray(String[]::new))
                .bind("source", wanted.source().name())
                .bind("words", wanted.words())
                .bind("language", wanted.locale().toLanguageTag())
                .bind("chosen", columns.toArray(String[]::new))
                .bind("form", wanted.form().name())
                .bind("personal", purpose != null)
                .bindNullable("purpose", purpose, String.class)
                .bind("downloads", properties.downloads(purpose != null))
                .bind("open", (long) properties.mostOpen())
                .bind("reason", purpose == null ? "" : purpose)
                .bind("address", wanted.by().source())
                .bind("area", wanted.areas().size() == 1 ? wanted.areas().getFirst() : "")
                .bind("content", contentOf(wanted)))
        .map(Written.Applied.class::isInstance);
  }

  private static String contentOf(WantedExport wanted) {
    return "list=%s?%s; columns=%s; form=%s"
        .formatted(
            wanted.source().path(),
            wanted.words(),
            wanted.columns().stream().map(ExportColumn::name).collect(Collectors.joining(" ")),
            wanted.form());
  }

  /** How many were noted. */
  private Mono<Integer> note(UUID id, Flux<UUID> cases) {
    return cases
        .take(properties.mostRows())
        .buffer(NOTED_AT_ONCE)
        .index()
        .concatMap(
            part ->
                database
                    .sql(
                        """
                        insert into export_row (job_id, position, case_id)
                        select :job, :before + place, found
                        from unnest(:cases) with ordinality as listed (found, place)
                        """)
                    .bind("job", id)
                    .bind("before", part.getT1() * NOTED_AT_ONCE)
                    .bind("cases", part.getT2().toArray(UUID[]::new))
                    .fetch()
                    .rowsUpdated())
        .reduce(0L, Long::sum)
        .map(Math::toIntExact);
  }

  private Mono<Written> ready(UUID id, int rows, WantedExport wanted) {
    return Mono.zip(seconds.now(), approvers(wanted))
        .flatMap(
            read ->
                ledger.write(
                    Change.of(READY)
                        .bind("id", id)
                        .bind("rows", rows)
                        .bind("within", (double) properties.approveWithin().toSeconds())
                        .publishing(asked(id, read.getT1(), read.getT2()))));
  }

  private Mono<Set<UUID>> approvers(WantedExport wanted) {
    return wanted.purpose() == null
        ? Mono.just(Set.of())
        : seconds.of(wanted.areas(), wanted.by().person());
  }

  private static Set<ExportMoved> asked(UUID id, Instant now, Set<UUID> persons) {
    return persons.isEmpty()
        ? Set.of()
        : Set.of(new ExportMoved(UUID.randomUUID(), now, id, ExportStep.ASKED, persons));
  }
}
