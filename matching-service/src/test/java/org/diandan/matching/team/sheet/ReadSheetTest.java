package org.diandan.matching.team.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ReadSheetTest {

  private static final List<SheetLine> TEAMS =
      List.of(
          new SheetLine(2, Map.of("队名", "北家安队", "同时几单", "3", "保险到期", "2027-01-31")),
          new SheetLine(4, Map.of("队名", "南街队", "同时几单", "12")));

  private static final String TYPES =
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
      </Types>""";

  private static final String SHEET =
      """
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1" t="inlineStr"><is><t>队名</t></is></c><c r="B1" t="inlineStr"><is><t>同时几单</t></is></c><c r="C1" t="inlineStr"><is><t>保险到期</t></is></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>北家安队</t></is></c><c r="B2"><v>3</v></c><c r="C2" s="1"><v>46418</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>南街队</t></is></c><c r="B4"><v>12.0</v></c></row>
      </sheetData></worksheet>""";

  @Test
  void aWorkbookSaysTheSameAsATable() throws Exception {
    var table = "队名,同时几单,保险到期\n北家安队,3,2027-01-31\n\n南街队,12,\n";

    assertThat(ReadSheet.of(table.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEAMS);
    assertThat(ReadSheet.of(table.getBytes(Charset.forName("GB18030")))).isEqualTo(TEAMS);
    assertThat(ReadSheet.of(workbook())).isEqualTo(TEAMS);
  }

  @Test
  void aWorkbookThatIsCutOffIsRefused() throws Exception {
    var whole = workbook();
    var half = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> ReadSheet.of(half)).isInstanceOf(UnreadableSheet.class);
  }

  /**
   * Three columns; the third line is empty; the date is a number with a format, as Excel keeps it.
   */
  private static byte[] workbook() throws IOException {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      put(zip, "[Content_Types].xml", TYPES);
      put(zip, "_rels/.rels", relation("rId1", "officeDocument", "xl/workbook.xml"));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          relation("rId1", "worksheet", "worksheets/sheet1.xml"));
      put(
          zip,
          "xl/workbook.xml",
          """
          <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
          <sheets><sheet name="队伍" sheetId="1" r:id="rId1"/></sheets></workbook>""");
      put(
          zip,
          "xl/styles.xml",
          """
          <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
          <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>
          <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>""");
      put(zip, "xl/worksheets/sheet1.xml", SHEET);
    }
    return file.toByteArray();
  }

  private static String relation(String id, String type, String target) {
    return """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>
        </Relationships>"""
        .formatted(id, type, target);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
