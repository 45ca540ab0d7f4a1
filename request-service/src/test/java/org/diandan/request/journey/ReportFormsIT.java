package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.report.SectionKind;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A report read back as page, PDF, CSV and workbook, and compared with the figures themselves. */
class ReportFormsIT {

  private static final String TOWN = "990102731";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static LocalDate today = LocalDate.EPOCH;
  private static String span = "";
  private static Reporting reader = new Reporting("");

  @BeforeAll
  static void prepare() {
    today = LocalDate.now(ZONE);
    span =
        "template=standard-span&area=%s&day=%s&to=%s"
            .formatted(TOWN, today.minusDays(60), today.minusDays(1));
    Ordering.addTown(TOWN, "表单街道");
    CasesToCount.add(SERVICE, TOWN, 80);
    Ordering.account("forms-official", "OFFICIAL", TOWN);
    reader = Reporting.as("forms-official");
  }

  @Test
  void everyFormHasTheNumbersOfTheFigures() throws IOException {
    var words = SERVICE.bean(FigureWords.class);
    var total = read(Dimension.ALL, SectionKind.HEADLINE).total();
    var page = reader.page("/official/reports/sheet?" + span).replaceAll("<[^>]*>|\\s", "");
    var pdf = reader.pdf("/official/reports/file/pdf?" + span);
    var csv = reader.csv("/official/reports/file/csv?" + span);
    var sheet = reader.sheet("/official/reports/file/xlsx?" + span, "总体情况");

    assertThat(total.get(Figure.RESOLUTION).base()).isPositive();
    for (var figure : SectionKind.HEADLINE.figures()) {
      var name = words.name(figure, Locale.CHINA);
      var measure = total.get(figure);
      var shown = name + words.value(measure, Locale.CHINA).replace(" ", "");
      assertThat(page).as(name).contains(shown);
      assertThat(pdf).as(name).contains(shown);
      assertThat(csv)
          .as(name)
          .anySatisfy(
              row -> assertThat(row.subList(0, 7)).isEqualTo(flat("总体情况", name, "", measure)));
      assertThat(sheet)
          .as(name)
          .anySatisfy(
              row -> {
                assertThat(row.getCellText(0)).isEqualTo(name);
                assertThat(row.getCellAsNumber(1).map(BigDecimal::doubleValue))
                    .isEqualTo(inWorkbook(measure));
              });
      if (measure instanceof Measure.Rate rate) {
        var detail = "%d/%d".formatted(Math.round(rate.part()), rate.whole());
        assertThat(page).as(name).contains(detail);
        assertThat(pdf).as(name).contains(detail);
      }
    }
  }

  @Test
  void everyPlaceHasItsNumbersInEveryForm() throws IOException {
    var places = read(Dimension.AREA, SectionKind.PLACES);
    var csv = reader.csv("/official/reports/file/csv?" + span);
    var sheet = reader.sheet("/official/reports/file/xlsx?" + span, "各区域情况");
    var pdf = reader.pdf("/official/reports/file/pdf?" + span);

    assertThat(places.rows()).hasSize(2);
    for (var row : places.rows()) {
      assertThat(csv)
          .contains(
              List.of("各区域情况", "解决率", row.key(), "本期", part(row), whole(row), value(row), "比率"));
      assertThat(sheet)
          .anySatisfy(
              line -> {
                assertThat(line.getCellText(0)).isEqualTo(row.key());
                assertThat(line.getCellAsNumber(1)).contains(BigDecimal.valueOf(row.cases()));
              });
      assertThat(pdf).contains(row.key());
    }
    assertThat(pdf).contains("指标说明", "居民确认已解决的诉求÷居民评价过的已服务诉求", "表单街道");
  }

  private static FigureTable read(Dimension by, SectionKind kind) {
    var period = Period.ofDays(today.minusDays(60), today, ZONE);
    return Objects.requireNonNull(
        SERVICE
            .bean(ReadFigures.class)
            .read(Slice.of(List.of(TOWN), period), by, EnumSet.copyOf(kind.figures()))
            .block(LIMIT));
  }

  private static List<String> flat(String section, String figure, String key, Measure measure) {
    var part = measure instanceof Measure.Rate rate ? number(rate.part()) : "";
    var whole = measure instanceof Measure.Count ? "" : Long.toString(measure.base());
    var value = measure.value().isEmpty() ? "" : number(measure.value().getAsDouble());
    return List.of(section, figure, key, "本期", part, whole, value);
  }

  private static String part(FigureTable.Row row) {
    return flat("", "", "", row.get(Figure.RESOLUTION)).get(4);
  }

  private static String whole(FigureTable.Row row) {
    return flat("", "", "", row.get(Figure.RESOLUTION)).get(5);
  }

  private static String value(FigureTable.Row row) {
    return flat("", "", "", row.get(Figure.RESOLUTION)).get(6);
  }

  private static String number(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /** Times are days there. */
  private static Optional<Double> inWorkbook(Measure measure) {
    if (measure.value().isEmpty()) {
      return Optional.empty();
    }
    double value = measure.value().getAsDouble();
    return Optional.of(
        measure instanceof Measure.Spread
            ? Math.round(value) / (double) Duration.ofDays(1).toSeconds()
            : value);
  }
}
