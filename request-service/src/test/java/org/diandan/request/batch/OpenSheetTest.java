package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSheetTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void findsOutTheEncoding(String charset) {
    var file = "编号,类型\n1,上门理发\n".getBytes(Charset.forName(charset));

    var rows = rows(file);

    assertThat(rows).containsExactly(List.of("编号", "类型"), List.of("1", "上门理发"));
  }

  @Test
  void passesOverAByteOrderMark() {
    var rows = rows("\uFEFF编号\n1\n".getBytes(StandardCharsets.UTF_8));

    assertThat(rows.getFirst()).containsExactly("编号");
  }

  @Test
  void tellsWhereATextIsInNoKnownEncoding() {
    var bytes = "a\nxx\n".getBytes(StandardCharsets.UTF_8);
    bytes[3] = (byte) 0xff;

    assertThatThrownBy(() -> rows(bytes))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.arguments()).containsExactly("1"));
  }

  @Test
  void readsDatesNumbersAndTextsOfAWorkbook() throws IOException {
    var rows = rows(workbook());

    assertThat(rows)
        .containsExactly(
            List.of("number", "opened", "words"),
            List.of("101001320322", "2015-03-01T00:54:30", "一, 二"),
            List.of("7.5", "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\3\4 and then nonsense", "\u00d0\u00cf\u0011\u00e0 an old workbook"})
  void refusesFilesThatOnlyLookLikeAWorkbook(String text) {
    assertThatThrownBy(() -> rows(text.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(UnreadableFile.class);
  }

  @Test
  void refusesAWorkbookThatUnpacksToTooMuch() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      var nothing = new byte[1 << 20];
      for (int megabyte = 0; megabyte < 65; megabyte++) {
        zip.write(nothing);
      }
    }

    assertThatThrownBy(() -> rows(bytes.toByteArray()))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("import.file.workbook-large");
  }

  private static byte[] workbook() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "tests", "1.0")) {
      var sheet = book.newWorksheet("历史");
      sheet.value(0, 0, "number");
      sheet.value(0, 1, "opened");
      sheet.value(0, 2, "words");
      sheet.value(1, 0, 101001320322L);
      sheet.value(1, 1, LocalDateTime.of(2015, 3, 1, 0, 54, 30));
      sheet.style(1, 1).format("yyyy-MM-dd HH:mm:ss").set();
      sheet.value(1, 2, "一, 二");
      sheet.value(2, 0, 7.5);
    }
    return bytes.toByteArray();
  }

  private static List<List<String>> rows(byte[] file) {
    try (var sheet = OpenSheet.of(() -> new ByteArrayInputStream(file))) {
      var rows = new ArrayList<List<String>>();
      rows.add(sheet.header());
      sheet.forEachRemaining(row -> rows.add(row.values()));
      return rows;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
