package org.diandan.request.sheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final List<Column> TWO = List.of(new Column("诉求", 20), new Column("数", 10));
  private static final List<Cell> ONE_OF_EACH =
      List.of(
          Cell.of("理发, \"上门\"\n第二行"),
          new Cell.Whole(-5),
          new Cell.Decimal(1234.5),
          new Cell.Share(0.98765),
          new Cell.Lasting(Duration.ofSeconds(90_061)),
          Cell.of(Instant.parse("2026-11-27T01:02:03.9Z")),
          new Cell.Day(LocalDate.parse("2026-11-27")),
          Cell.EMPTY);

  @TempDir private Path folder;

  @Test
  void writesEveryKindOfCellAsCsv() throws IOException {
    var head = new TableHead("x", List.of("何时：今天"), columns(8));

    var text = text(SheetForm.CSV, head, List.of(ONE_OF_EACH));

    assertThat(text)
        .isEqualTo(
            """
            \uFEFF何时：今天
            c0,c1,c2,c3,c4,c5,c6,c7
            "理发, ""上门""
            第二行",-5,1234.5,98.77%,25:01:01,2026-11-27 09:02:03,2026-11-27,
            """
                .replace("\n", "\r\n")
                .replace("上门\"\"\r\n", "上门\"\"\n"));
  }

  @Test
  void writesEveryKindOfCellIntoWorkbooksAsWhatItIs() throws IOException {
    var head = new TableHead("x", List.of("何时：今天"), columns(8));

    var file = file(SheetForm.XLSX, head, List.of(ONE_OF_EACH));

    var rows = rows(file, 0);
    assertThat(rows.get(0).getCellText(0)).isEqualTo("何时：今天");
    assertThat(rows.get(1).getCellText(7)).isEqualTo("c7");
    var row = rows.get(2);
    assertThat(row.getCellText(0)).isEqualTo("理发, \"上门\"\n第二行");
    assertThat(row.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("-5");
    assertThat(row.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("1234.5");
    assertThat(row.getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("0.98765");
    assertThat(row.getCellAsNumber(4).orElseThrow().doubleValue()).isEqualTo(90_061 / 86_400.0);
    assertThat(row.getCellAsDate(5)).contains(LocalDateTime.parse("2026-11-27T09:02:03"));
    assertThat(row.getCellAsDate(6)).contains(LocalDateTime.parse("2026-11-27T00:00:00"));
    assertThat(part(file, "xl/styles.xml")).contains("formatCode=\"@\"");
    assertThat(part(file, "xl/worksheets/sheet1.xml"))
        .containsPattern("<c r=\"A3\" s=\"[1-9]\\d*\" t=\"inlineStr\">");
    assertThat(IntStream.range(1, 7).mapToObj(at -> row.getCell(at).getDataFormatString()))
        .containsExactly(
            "#,##0", "#,##0.##", "0.00%", "[h]:mm:ss", "yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+86", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠a"})
  void letsNoTextBecomeFormula(String text) throws IOException {
    var rows = List.of(List.of(Cell.of(text), new Cell.Whole(-1)));

    var csv = text(SheetForm.CSV, TableHead.of("x", TWO), rows);
    var book = rows(file(SheetForm.XLSX, TableHead.of("x", TWO), rows), 0);

    assertThat(csv.lines().toList().get(1).replaceFirst("^\"", "")).startsWith("'");
    assertThat(csv).contains(",-1\r\n");
    var cell = book.get(1).getCell(0);
    assertThat(cell.getType()).isEqualTo(CellType.STRING);
    assertThat(cell.getFormula()).isNull();
  }

  @Test
  void putsTablesBehindAnEmptyLineOrOnWorksheetsWithNamesOfTheirOwn() throws IOException {
    var csv = new ByteArrayOutputStream();
    var book = new ByteArrayOutputStream();

    for (var writer :
        List.of(SheetForm.CSV.open(csv, SHANGHAI), SheetForm.XLSX.open(book, SHANGHAI))) {
      try (writer) {
        writer.begin(TableHead.of("街道/乡镇", TWO));
        writer.row(List.of(Cell.of("a"), new Cell.Whole(1)));
        writer.begin(TableHead.of("街道:乡镇", TWO));
        writer.row(List.of(Cell.of("b"), Cell.EMPTY));
      }
    }

    assertThat(csv.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF诉求,数\r\na,1\r\n\r\n诉求,数\r\nb,\r\n");
    try (var read = new ReadableWorkbook(new ByteArrayInputStream(book.toByteArray()))) {
      assertThat(read.getSheets().map(org.dhatim.fastexcel.reader.Sheet::getName))
          .containsExactly("街道 乡镇", "街道 乡镇 2");
    }
  }

  @Test
  void goesOnInAnotherWorksheetWhenOneIsFull() throws IOException {
    var file = new ByteArrayOutputStream();

    try (var writer = new XlsxWriter(file, SHANGHAI, 1_000)) {
      writer.begin(TableHead.of("x", TWO));
      for (int row = 0; row < 1_500; row++) {
        writer.row(List.of(Cell.of("第 " + row), new Cell.Whole(row)));
      }
    }

    var first = rows(file.toByteArray(), 0);
    var second = rows(file.toByteArray(), 1);
    assertThat(first).hasSize(1_000);
    assertThat(second).hasSize(502);
    assertThat(first.getLast().getCellText(0)).isEqualTo("第 998");
    assertThat(second.get(1).getCellText(0)).isEqualTo("第 999");
    assertThat(second.getLast().getCellText(0)).isEqualTo("第 1499");
  }

  @Test
  void writesWhatExcelAndXmlCannotTake() throws IOException {
    var rows = List.of(List.of(Cell.of("a\u0000\u0007b\uFFFE<&>"), Cell.EMPTY));
    var longest = List.of(List.of(Cell.of("长".repeat(40_000)), Cell.EMPTY));

    var strange = rows(file(SheetForm.XLSX, TableHead.of("", TWO), rows), 0);
    var cut = rows(file(SheetForm.XLSX, TableHead.of("x".repeat(99), TWO), longest), 0);

    assertThat(strange.get(1).getCellText(0)).isEqualTo("ab<&>");
    assertThat(cut.get(1).getCellText(0)).hasSize(32_767).endsWith("长…");
  }

  @Test
  void hasNoCellForWhatIsNoNumberAndNoRowOfAnotherLength() throws IOException {
    try (var writer = SheetForm.CSV.open(new ByteArrayOutputStream(), SHANGHAI)) {
      assertThatThrownBy(() -> writer.row(List.of(Cell.EMPTY)))
          .isInstanceOf(IllegalStateException.class);
      writer.begin(TableHead.of("x", TWO));

      assertThatThrownBy(() -> writer.row(List.of(Cell.EMPTY)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Cell.Share(Double.NaN))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(Cell.share(OptionalDouble.empty())).isEqualTo(Cell.EMPTY);
    }
  }

  /** A file inside a workbook. */
  private String part(byte[] book, String name) throws IOException {
    var path = Files.write(folder.resolve("book.xlsx"), book);
    try (var zip = new ZipFile(path.toFile())) {
      return new String(
          zip.getInputStream(requireNonNull(zip.getEntry(name))).readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  private static List<Column> columns(int number) {
    return IntStream.range(0, number).mapToObj(at -> new Column("c" + at, 12)).toList();
  }

  private static String text(SheetForm form, TableHead head, List<List<Cell>> rows)
      throws IOException {
    return new String(file(form, head, rows), StandardCharsets.UTF_8);
  }

  private static byte[] file(SheetForm form, TableHead head, List<List<Cell>> rows)
      throws IOException {
    var file = new ByteArrayOutputStream();
    try (var writer = form.open(file, SHANGHAI)) {
      writer.begin(head);
      for (var row : rows) {
        writer.row(row);
      }
    }
    return file.toByteArray();
  }

  private static List<Row> rows(byte[] file, int sheet) throws IOException {
    var options = new ReadingOptions(true, false);
    try (var read = new ReadableWorkbook(new ByteArrayInputStream(file), options)) {
      return read.getSheet(sheet).orElseThrow().read();
    }
  }
}
