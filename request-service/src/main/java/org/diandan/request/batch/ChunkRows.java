package org.diandan.request.batch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.RoughPosition;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.batch.Judged.Sound;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes chunks: rows, findings and how far the job has come in one statement, which holds only for
 * whoever has the lease and follows the row before. Stopped anywhere, a job goes on exactly there.
 */
@Component
final class ChunkRows {

  private static final String RECORD =
      """
      changed as (
        update import_job
        set next_row = :next, changed_at = clock_timestamp(),
          imported_accepted = imported_accepted + :accepted,
          imported_repeated = imported_repeated + :repeated,
          imported_rejected = imported_rejected + :rejected,
          lease_until = clock_timestamp() + make_interval(secs => :lease)
        where id = :job
          and state = 'IMPORTING'
          and lease_owner = :owner
          and next_row = :before
        returning id, jurisdiction
      ), the_set as (
        insert into imported_set as known (jurisdiction, name, zone)
        select jurisdiction, :setName, :setZone from changed
        on conflict on constraint imported_set_pk do update
          set zone = excluded.zone
          where known.zone <> excluded.zone
      ), types as (
        insert into imported_type (jurisdiction, code, item_code)
        select jurisdiction, t.code, t.item_code
        from changed, unnest(:typeCodes, :typeItems) as t(code, item_code)
        on conflict do nothing
      ), areas as (
        insert into imported_area (jurisdiction, path, name, parent_path)
        select jurisdiction, a.path, a.name, a.parent_path
        from changed, unnest(:areaPaths, :areaNames, :areaParents)
          as a(path, name, parent_path)
        on conflict do nothing
      ), records as (
        insert into imported_record (
          jurisdiction, job_id, number, row_number, content, type_code, opened_at, target_at,
          closed_at, label, department, source, area_path, longitude, latitude)
        select changed.jurisdiction, changed.id, r.*
        from changed, unnest(
          :numbers, :rows, :contents, :types, cast(:opened as timestamptz[]),
          cast(:targets as timestamptz[]), cast(:closed as timestamptz[]), :labels,
          :departments, :sources, :areas, :longitudes, :latitudes)
          as r(number, row_number, content, type_code, opened_at, target_at,
            closed_at, label, department, source, area_path, longitude, latitude)
      ), cases as (
        insert into imported_case (
          jurisdiction, id, number, item_code, area_code, opened_at, caller_sealed)
        select changed.jurisdiction, gen_random_uuid(), c.*
        from changed, unnest(:caseNumbers, :caseItems, :caseAreas,
          cast(:caseOpened as timestamptz[]), :callers)
          as c(number, item_code, area_code, opened_at, caller_sealed)
      ), found as (
        insert into import_finding (
          job_id, row_number, position, flaw, column_name, value_sealed)
        select changed.id, f.*
        from changed, unnest(:findingRows, :findingPlaces, :flaws, :columns, :values)
          as f(row_number, position, flaw, column_name, value_sealed)
      )
      """;

  private final Ledger ledger;
  private final FieldCipher cipher;
  private final JsonMapper json;

  ChunkRows(Ledger ledger, FieldCipher cipher, JsonMapper json) {
    this.ledger = ledger;
    this.cipher = cipher;
    this.json = json;
  }

  /** Where a chunk belongs: behind this row of a job under a lease. */
  record Place(
      ImportJobs.Claim claim, String setName, ZoneId setZone, int lastRow, double leaseSeconds) {

    UUID job() {
      return claim.job().id();
    }

    String jurisdiction() {
      return claim.job().jurisdiction();
    }
  }

  /** Notes what an import would do; refused when the lease is lost or the place is another. */
  Mono<Written> check(Place place, Chunk chunk) {
    return ledger.write(
        withFindings(
            Change.of(
                    """
                    changed as (
                      update import_job
                      set next_row = :next, changed_at = clock_timestamp(),
                        checked_accepted = checked_accepted + :accepted,
                        checked_repeated = checked_repeated + :repeated,
                        checked_rejected = checked_rejected + :rejected,
                        lease_until = clock_timestamp() + make_interval(secs => :lease)
                      where id = :job
                        and state = 'CHECKING'
                        and lease_owner = :owner
                        and next_row = :before
                      returning id
                    ), met as (
                      insert into import_met (job_id, number, content)
                      select changed.id, m.number, m.content
                      from changed, unnest(:numbers, :contents) as m(number, content)
                    ), found as (
                      insert into import_finding (
                        job_id, row_number, position, flaw, column_name, value_sealed)
                      select changed.id, f.*
                      from changed, unnest(:findingRows, :findingPlaces, :flaws, :columns, :values)
                        as f(row_number, position, flaw, column_name, value_sealed)
                    )
                    """)
                .bind("numbers", texts(chunk, sound -> sound.history().number()))
                .bind("contents", chunk.contents().toArray(String[]::new)),
            place,
            chunk));
  }

  /** Records what is new; refused when the lease is lost or the place is another. */
  Mono<Written> record(Place place, Chunk chunk) {
    return ledger.write(
        withFindings(
            withCases(withTree(withRecords(Change.of(RECORD), chunk), chunk), chunk)
                .bind("setName", place.setName())
                .bind("setZone", place.setZone().getId()),
            place,
            chunk));
  }

  private static Change withRecords(Change change, Chunk chunk) {
    return change
        .bind("numbers", texts(chunk, sound -> sound.history().number()))
        .bind("rows", chunk.taken().stream().map(Sound::row).toArray(Integer[]::new))
        .bind("contents", chunk.contents().toArray(String[]::new))
        .bind("types", texts(chunk, sound -> sound.history().type()))
        .bind("opened", texts(chunk, sound -> sound.history().times().opened().toString()))
        .bind("targets", texts(chunk, sound -> said(sound.history().times().target())))
        .bind("closed", texts(chunk, sound -> said(sound.history().times().closed())))
        .bind("labels", texts(chunk, ChunkRows::label))
        .bind("departments", texts(chunk, sound -> sound.history().department()))
        .bind("sources", texts(chunk, sound -> sound.history().channel()))
        .bind("areas", texts(chunk, ChunkRows::areaPath))
        .bind("longitudes", degrees(chunk, RoughPosition::longitude))
        .bind("latitudes", degrees(chunk, RoughPosition::latitude));
  }

  private static Change withTree(Change change, Chunk chunk) {
    var types = new LinkedHashMap<String, @Nullable String>();
    var areas = new LinkedHashSet<List<String>>();
    for (var sound : chunk.taken()) {
      var item = sound.history().item();
      types.put(sound.history().type(), item == null ? null : item.value());
      var names = sound.history().areas();
      for (int depth = 1; depth <= names.size(); depth++) {
        areas.add(names.subList(0, depth));
      }
    }
    return change
        .bind("typeCodes", types.keySet().toArray(String[]::new))
        .bind("typeItems", types.values().toArray(String[]::new))
        .bind("areaPaths", areas.stream().map(ChunkRows::path).toArray(String[]::new))
        .bind("areaNames", areas.stream().map(List::getLast).toArray(String[]::new))
        .bind("areaParents", areas.stream().map(ChunkRows::parentPath).toArray(String[]::new));
  }

  private Change withCases(Change change, Chunk chunk) {
    var open = chunk.taken().stream().filter(sound -> sound.caller() != null).toList();
    return change
        .bind("caseNumbers", texts(open, sound -> sound.history().number()))
        .bind("caseItems", texts(open, sound -> Objects.toString(sound.history().item(), null)))
        .bind(
            "caseAreas", texts(open, sound -> sound.caller() == null ? "" : sound.caller().area()))
        .bind("caseOpened", texts(open, sound -> sound.history().times().opened().toString()))
        .bind(
            "callers",
            texts(open, sound -> cipher.encrypt(json.writeValueAsString(sound.caller()))));
  }

  private Change withFindings(Change change, Place place, Chunk chunk) {
    var findings = chunk.findings();
    var places = new Integer[findings.size()];
    for (int at = 0; at < places.length; at++) {
      boolean sameRow = at > 0 && findings.get(at - 1).row() == findings.get(at).row();
      places[at] = sameRow ? places[at - 1] + 1 : 1;
    }
    return change
        .bind("job", place.job())
        .bind("owner", place.claim().owner())
        .bind("lease", place.leaseSeconds())
        .bind("before", place.lastRow())
        .bind("next", chunk.lastRow())
        .bind("accepted", chunk.taken().size())
        .bind("repeated", chunk.repeated())
        .bind("rejected", chunk.rejected())
        .bind("findingRows", findings.stream().map(Finding::row).toArray(Integer[]::new))
        .bind("findingPlaces", places)
        .bind("flaws", findings.stream().map(found -> found.flaw().name()).toArray(String[]::new))
        .bind("columns", findings.stream().map(Finding::column).toArray(String[]::new))
        .bind("values", findings.stream().map(this::sealed).toArray(String[]::new));
  }

  private @Nullable String sealed(Finding finding) {
    return finding.value().isEmpty() ? null : cipher.encrypt(finding.value());
  }

  private static @Nullable String label(Sound sound) {
    var onTime = sound.history().onTime();
    return onTime == null ? null : onTime ? "ON_TIME" : "OVERDUE";
  }

  private static @Nullable String areaPath(Sound sound) {
    return sound.history().areas().isEmpty() ? null : sound.history().areaPath();
  }

  private static String path(List<String> names) {
    return String.join(HistoricalCase.AREA_SEPARATOR, names);
  }

  private static @Nullable String parentPath(List<String> names) {
    return names.size() == 1 ? null : path(names.subList(0, names.size() - 1));
  }

  private static @Nullable String said(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private static @Nullable Double[] degrees(Chunk chunk, Function<RoughPosition, Double> axis) {
    return chunk.taken().stream()
        .map(sound -> sound.history().position())
        .map(position -> position == null ? null : axis.apply(position))
        .toArray(Double[]::new);
  }

  private static @Nullable String[] texts(Chunk chunk, Function<Sound, @Nullable String> value) {
    return texts(chunk.taken(), value);
  }

  private static @Nullable String[] texts(
      List<Sound> rows, Function<Sound, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
