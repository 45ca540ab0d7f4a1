package org.diandan.request.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.diandan.request.report.ReportKind.Cut;
import org.diandan.request.report.Section.Beside;
import org.diandan.request.report.Section.Entry;
import org.diandan.request.report.Section.Line;
import org.diandan.request.report.Section.Reply;
import org.diandan.request.report.Section.Risen;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  private static final Words SAME = Words.same("吉州区");
  private static final Measure COUNT = new Measure.Count(7);
  private static final Measure RATE = new Measure.Rate(2.9, 3, true);

  private final ReportJson json = new ReportJson();

  @Test
  void everyKindOfSectionAndMeasureIsReadAsItWasWritten() {
    var report = report(COUNT, RATE);

    assertThat(json.report(json.write(report))).isEqualTo(report);
    assertThat(json.layout(json.write(report.head().layout()))).isEqualTo(report.head().layout());
  }

  @Test
  void theShippedTemplatesAreOfEveryKindAndBeginWithTheHeadline() {
    var shipped = new ShippedTemplates(json).all();

    assertThat(shipped)
        .extracting(template -> template.layout().kind())
        .containsExactly(ReportKind.DAY, ReportKind.WEEK, ReportKind.MONTH, ReportKind.SPAN);
    assertThat(shipped)
        .allMatch(template -> template.layout().sections().getFirst() == SectionKind.HEADLINE);
  }

  @Test
  void aFigureThatCameToSomethingElseIsADifferenceWhereverItStands() {
    var issued = report(COUNT, RATE);
    var now = report(new Measure.Count(8), RATE);

    assertThat(Difference.between(issued, issued)).isEmpty();
    assertThat(Difference.between(issued, now))
        .extracting(one -> one.issued().section(), one -> one.issued().key(), Difference::now)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(SectionKind.HEADLINE, "", new Measure.Count(8)),
            org.assertj.core.groups.Tuple.tuple(
                SectionKind.PLACES, "360802", new Measure.Count(8)));
  }

  private static Report report(Measure count, Measure rate) {
    var spread = new Measure.Spread(2, 60.5, 90.0, 75.25, true);
    var nothing = new Measure.Spread(0, null, null, null, true);
    var figures = List.of(Figure.CREATED, Figure.RESOLUTION, Figure.HANDLING);
    return new Report(
        head(),
        List.of(
            new Section.Compared(
                SectionKind.HEADLINE,
                List.of(
                    new Beside(Figure.CREATED, count, COUNT, COUNT),
                    new Beside(Figure.CALLED_SCORE, new Measure.Score(71.5, 4, true), rate, rate))),
            new Section.Table(
                SectionKind.PLACES,
                Dimension.COUNTY,
                figures,
                List.of(new Line("360802", SAME, List.of(count, rate, spread))),
                new Line("", Words.same(""), List.of(COUNT, RATE, nothing)),
                Map.of(Figure.RESOLUTION, 0.75),
                3),
            new Section.Rising(SectionKind.TOPICS, List.of(new Risen("EL05", SAME, 9, 4))),
            new Section.Cases(
                SectionKind.OVERDUE,
                List.of(
                    new Entry("1", SAME, "吉州区", "", Instant.EPOCH, SAME),
                    new Entry("2", SAME, "吉州区", "市城管局", null, SAME)),
                12),
            new Section.Replies(
                SectionKind.REPLIES,
                List.of(new Reply(LocalDate.of(2026, 10, 5), "吉州区", "路灯", "已经修好")))));
  }

  private static Report.Head head() {
    var layout =
        new Layout(
            ReportKind.MONTH,
            SAME,
            SAME,
            SAME,
            Words.same(""),
            List.of(SectionKind.HEADLINE, SectionKind.REPLIES),
            new Cut(12, 19),
            8);
    return new Report.Head(
        "standard-month",
        0,
        layout,
        "",
        List.of("360802"),
        SAME,
        LocalDateTime.of(2026, 10, 1, 0, 0),
        LocalDateTime.of(2026, 11, 1, 0, 0),
        Instant.parse("2026-11-27T01:02:03.456Z"),
        SAME,
        SAME,
        SAME);
  }
}
