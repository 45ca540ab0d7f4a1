package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.RunningService.DATABASE;

import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody is at two places at once, whatever the code believes; and what would be without that. */
class OnePlaceIT {

  private static final int AT_ONCE = 8;

  private final Crew crew = Crew.of(new Town(), "一队", 0);
  private final UUID person = crew.team().leader();

  @Test
  void withoutTheIndexSomebodyWouldBeAtManyVisits() {
    var town = new Town();
    var visits =
        IntStream.range(0, AT_ONCE)
            .mapToObj(
                _ ->
                    written(
                        """
                        insert into attendance (
                          assignment_id, person_id, came_at, came_by, came_told_at)
                        values ('%s', '%s', now(), 'BUTTON', now())
                        """
                            .formatted(crew.taskBySql(town), person)))
            .toList();
    var index =
        Town.text("select indexdef from pg_indexes where indexname = 'attendance_one_open_idx'");

    assertThat(Collections.frequency(Together.run(visits, AT_ONCE), 1)).isEqualTo(1);

    DATABASE.execute("drop index attendance_one_open_idx");
    try {
      forget("attendance");
      assertThat(Collections.frequency(Together.run(visits, AT_ONCE), 1)).isEqualTo(AT_ONCE);
    } finally {
      forget("attendance");
      DATABASE.execute(index);
    }
  }

  @Test
  void withoutTheConstraintAnHourWouldBeCountedManyTimes() {
    var assignment = crew.taskBySql(new Town());
    var hours = Collections.nCopies(AT_ONCE, written(anHour(assignment)));
    var constraint =
        Town.text(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = 'hours_entry_no_overlap_ex'");

    assertThat(Collections.frequency(Together.run(hours, AT_ONCE), 1)).isEqualTo(1);

    DATABASE.execute("alter table hours_entry drop constraint hours_entry_no_overlap_ex");
    try {
      forget("hours_entry");
      assertThat(Collections.frequency(Together.run(hours, AT_ONCE), 1)).isEqualTo(AT_ONCE);
    } finally {
      forget("hours_entry");
      DATABASE.execute(
          "alter table hours_entry add constraint hours_entry_no_overlap_ex " + constraint);
    }
  }

  private String anHour(UUID assignment) {
    return """
        insert into hours_entry (
          id, assignment_id, request_id, team_id, item, person_id, served_from, served_until,
          minutes, rung, state, recorded_at, credited_at)
        select gen_random_uuid(), id, request_id, team_id, 'RP01', '%s',
          timestamptz '2026-11-01 09:00+08', timestamptz '2026-11-01 10:00+08', 60, 'E1',
          'RECORDED', now(), now()
        from assignment
        where id = '%s'
        """
        .formatted(person, assignment);
  }

  private void forget(String table) {
    DATABASE.execute("delete from %s where person_id = '%s'".formatted(table, person));
  }

  /** Rows that were written; none when the database refuses. */
  private static Callable<Integer> written(String statement) {
    return () -> {
      try (var connection = DATABASE.connect();
          var insert = connection.createStatement()) {
        return insert.executeUpdate(statement);
      } catch (SQLException refused) {
        return 0;
      }
    };
  }
}
