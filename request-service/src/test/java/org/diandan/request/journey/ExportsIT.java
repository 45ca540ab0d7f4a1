package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.request.journey.Exporting.COUNTY;
import static org.diandan.request.journey.Exporting.PATH;
import static org.diandan.request.journey.Exporting.audit;
import static org.diandan.request.journey.Exporting.counted;
import static org.diandan.request.journey.Exporting.execute;
import static org.diandan.request.journey.Exporting.fetched;
import static org.diandan.request.journey.Exporting.firstCells;
import static org.diandan.request.journey.Exporting.idOf;
import static org.diandan.request.journey.Exporting.lines;
import static org.diandan.request.journey.Exporting.ordered;
import static org.diandan.request.journey.Exporting.personal;
import static org.diandan.request.journey.Exporting.reaching;
import static org.diandan.request.journey.Exporting.town;
import static org.diandan.request.journey.Exporting.wanted;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Referring.staff;
import static org.diandan.request.journey.Referring.text;
import static org.diandan.request.journey.Referring.texts;

import java.util.HashMap;
import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists as files: in the background, whole, in their order. */
class ExportsIT {

  private static final String TOWN = "990108601";
  private static final String OTHER_TOWN = "990108602";
  private static final String ALL = "from=2000-01-01&until=2100-01-01&area=" + TOWN;

  private static Browser official;

  @BeforeAll
  static void prepare() {
    Exporting.addCounty(COUNTY, "导县", Map.of(TOWN, "导出街道", OTHER_TOWN, "邻街道"));
    official = staff("OFFICIAL", TOWN);
  }

  @Test
  void aListBecomesAFileWithExactlyItsRows() {
    var town = town("990108603");
    for (int number = 0; number < 3; number++) {
      counted(taken(submit(order(Map.of("area", town, "words", "=1+1")))));
    }
    var reader = staff("OFFICIAL", town);
    var words = "from=2000-01-01&until=2100-01-01";
    var listed =
        texts(
            """
            select number from figure_case
            where area = '%s' order by submitted_at desc, case_id
            """
                .formatted(town));
    assertThat(reader.open("/official/cases?" + words).page()).contains("导出这些", listed.get(2));

    var csv = ordered(reader, wanted(words, "CSV", "NUMBER", "STATE", "AREA"));
    reaching(csv, "DONE");
    var xlsx = ordered(reader, wanted(words, "XLSX", "NUMBER", "ITEM", "SUBMITTED"));
    reaching(xlsx, "DONE");

    var lines = lines(fetched(reader, csv));
    assertThat(lines.getFirst()).isEqualTo("编号,状态,地点");
    assertThat(lines.stream().skip(1).map(Exporting::firstField)).isEqualTo(listed);
    assertThat(firstCells(fetched(reader, xlsx)).stream().skip(1)).isEqualTo(listed);
    assertThat(reader.open(csv).page()).contains("可以下载", "还可以下载 19 次", "件数");
    assertThat(text("select count(*) from export_row where job_id = '%s'".formatted(idOf(csv))))
        .isEqualTo("0");
    assertThat(audit(csv)).isEqualTo("export-ordered,export-fetched");
  }

  @Test
  void aListOfWorkBecomesAFileInItsOrder() {
    var town = town("990108604");
    var late = taken(submit(order(Map.of("area", town))));
    var later = taken(submit(order(Map.of("area", town))));
    execute("update request set accept_by = now() - interval '1 hour' where id = '%s'", later.id());
    execute("update request set accept_by = now() - interval '2 hours' where id = '%s'", late.id());
    var reader = staff("OFFICIAL", town);

    var path = ordered(reader, wanted("work=overdue", "CSV", "NUMBER", "ITEM"));
    reaching(path, "DONE");

    assertThat(lines(fetched(reader, path)).stream().skip(1))
        .containsExactly(late.orderNumber() + ",上门理发", later.orderNumber() + ",上门理发");
  }

  @Test
  void aFileThatBrokeOffInTheMiddleIsWrittenAnewAndWholeAndNoRowTwice() {
    var town = town("990108605");
    CasesToCount.add(Ordering.SERVICE, town, 0);
    for (int number = 0; number < 5; number++) {
      counted(taken(submit(order(Map.of("area", town)))));
    }
    var reader = staff("OFFICIAL", town);
    var path = ordered(reader, wanted("from=2000-01-01&until=2100-01-01", "CSV", "NUMBER"));
    reaching(path, "DONE");
    var whole = lines(fetched(reader, path));

    var again = ordered(reader, wanted("from=2000-01-01&until=2100-01-01", "CSV", "NUMBER"));
    reaching(again, "DONE");
    // As an instance leaves it that was killed: half a file, half the rows, a lease that ran out.
    execute(
        """
        insert into export_row (job_id, position, case_id)
        select '%1$s', row_number() over (order by submitted_at desc, case_id), case_id
        from figure_case where area = '%2$s';
        insert into export_piece (job_id, writer, number, sealed)
        values ('%1$s', '00000000-0000-4000-8000-000000000009', 0, 'half');
        update export_job set state = 'RUNNING', written_by = null, kept_until = null,
          lease_owner = '00000000-0000-4000-8000-000000000009', rows_done = 2,
          lease_until = now() - interval '1 second' where id = '%1$s'
        """,
        idOf(again), town);
    reaching(again, "DONE");

    assertThat(lines(fetched(reader, again))).isEqualTo(whole).doesNotHaveDuplicates().hasSize(6);
    assertThat(
            text(
                "select count(distinct writer) from export_piece where job_id = '%s'"
                    .formatted(idOf(again))))
        .isEqualTo("1");
  }

  @Test
  void onePersonHasOneFileWrittenAtATimeAndFiveThatAreNotDone() {
    counted(inTown());
    var busy = staff("OFFICIAL", TOWN);
    for (int number = 0; number < 5; number++) {
      ordered(busy, personal(ALL, "核对名单"));
    }

    busy.open(PATH + "/new?" + ALL).send(PATH, wanted(ALL, "CSV", "NUMBER"));

    assertThat(busy.status()).isEqualTo(409);
    assertThat(busy.page()).contains("您已经有 5 份导出没有完成");
    assertThatThrownBy(
            () ->
                execute(
                    """
                    update export_job
                    set state = 'RUNNING', personal = false, purpose = null,
                      lease_owner = gen_random_uuid(), lease_until = now() + interval '1 hour'
                    where ordered_by = (
                      select ordered_by from export_job group by ordered_by
                      having count(*) filter (where state = 'ASKED') = 5)
                    """))
        .hasStackTraceContaining("export_job_one_each_idx");
  }

  @Test
  void whatCannotBeReadOrIsNotTheirsIsRefusedByName() {
    official.open(PATH + "/new?" + ALL);
    assertThat(official.page()).contains("要哪些内容");

    assertThat(official.open(PATH + "/new?figure=none").status()).isEqualTo(400);
    assertThat(official.open(PATH + "/new?work=none").status()).isEqualTo(400);
    assertThat(official.open(PATH + "/new?area=" + OTHER_TOWN).status()).isEqualTo(403);
    assertThat(official.open(PATH + "/new?work=soon&area=" + OTHER_TOWN).status()).isEqualTo(403);
    official.open(PATH + "/new?" + ALL);
    assertThat(official.send(PATH, wanted("area=" + OTHER_TOWN, "CSV", "NUMBER")).status())
        .isEqualTo(403);
    official.open(PATH + "/new?" + ALL);
    assertThat(official.send(PATH, wanted(ALL, "PDF", "NUMBER")).status()).isEqualTo(422);
    assertThat(official.send(PATH, wanted(ALL, "CSV")).status()).isEqualTo(422);
    assertThat(official.page()).contains("请至少选一项内容");
    var number = personal(ALL, "打给 138 1234 5678");
    assertThat(official.send(PATH, number).status()).isEqualTo(422);
    assertThat(official.page()).contains("这里不能有电话号码");
    assertThat(new Browser().open(PATH).page()).doesNotContain("我的导出");
  }

  private static Taken inTown() {
    return taken(submit(order(new HashMap<>(Map.of("area", TOWN, "words", "=HYPERLINK(1)")))));
  }
}
