package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Referring.text;
import static org.diandan.request.journey.Referring.texts;

import com.google.errorprone.annotations.FormatMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.diandan.request.journey.Ordering.Taken;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Ordering lists as files and reading them, as officials of a county do. */
final class Exporting {

  static final String PATH = "/official/exports";
  static final String COUNTY = "990108";

  private static final String[] PEOPLE = {"NUMBER", "NAME", "PHONE", "ADDRESS", "WORDS"};

  private static final WebTestClient READER =
      CLIENT
          .mutate()
          .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(32 * 1024 * 1024))
          .build();

  private Exporting() {}

  /** What a form holds: a list, columns, and a form of file. */
  static MultiValueMap<String, String> wanted(String words, String form, String... columns) {
    var fields = new LinkedMultiValueMap<String, String>();
    fields.add("words", words);
    fields.add("form", form);
    fields.addAll("column", List.of(columns));
    return fields;
  }

  /** Orders a list from its page; answers the path of the export. */
  static String ordered(Browser official, MultiValueMap<String, String> fields) {
    official.open(PATH + "/new?" + fields.getFirst("words")).send(PATH, fields);
    if (official.status() != 200 || !official.place().startsWith(PATH + "/")) {
      throw new AssertionError(official.status() + " " + official.place() + official.page());
    }
    return official.place();
  }

  static String idOf(String path) {
    return path.substring(PATH.length() + 1);
  }

  static String state(String path) {
    return text("select state from export_job where id = '%s'".formatted(idOf(path)));
  }

  static void reaching(String path, String state) {
    await().pollInterval(Duration.ofMillis(100)).until(() -> state.equals(state(path)));
  }

  /** The file as it comes over the wire. */
  static byte[] fetched(Browser official, String path) {
    official.open(path);
    return requireNonNull(
        READER
            .post()
            .uri(path + "/file")
            .headers(headers -> official.headers().forEach(headers::set))
            .accept(MediaType.ALL)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody());
  }

  /** Lines of a CSV file without line breaks in its fields, without the byte order mark. */
  static List<String> lines(byte[] csv) {
    var text = new String(csv, StandardCharsets.UTF_8);
    if (!text.startsWith("\uFEFF") || !text.endsWith("\r\n")) {
      throw new AssertionError("This is no whole CSV file: " + text);
    }
    return text.substring(1).lines().toList();
  }

  /** What stands before the first comma; the whole line without one. */
  static String firstField(String line) {
    int comma = line.indexOf(',');
    return comma < 0 ? line : line.substring(0, comma);
  }

  /** The first cell of each row of a workbook. */
  static List<String> firstCells(byte[] workbook) {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      var cells = new ArrayList<String>();
      for (var row : book.getFirstSheet().read()) {
        cells.add(row.getCellText(0));
      }
      return cells;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills the cases of a county of its own. */
  static void addCounty(String code, String name, Map<String, String> towns) {
    var areas = new ArrayList<Map<String, String>>();
    areas.add(Map.of("code", code, "name", name, "parentCode", code.substring(0, 4)));
    towns.forEach(
        (town, named) -> areas.add(Map.of("code", town, "name", named, "parentCode", code)));
    CLIENT
        .post()
        .uri("/api/areas")
        .header("Authorization", "Bearer " + Ordering.administrator())
        .bodyValue(Map.of("areas", areas))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  @FormatMethod
  static void execute(String sql, Object... arguments) {
    SERVICE.database().execute(sql.formatted(arguments));
  }

  /** Waits until figures know of it. */
  static Taken counted(Taken request) {
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                !texts("select 1 from figure_case where case_id = '%s'".formatted(request.id()))
                    .isEmpty());
    return request;
  }

  static String town(String code) {
    addCounty(COUNTY, "导县", Map.of(code, "街道" + code.substring(6)));
    return code;
  }

  static String audit(String path) {
    return text(
        "select string_agg(action, ',' order by number) from audit_entry where subject = '%s'"
            .formatted(idOf(path)));
  }

  static MultiValueMap<String, String> personal(String words, String purpose) {
    var fields = wanted(words, "CSV", PEOPLE);
    fields.add("purpose", purpose);
    return fields;
  }
}
