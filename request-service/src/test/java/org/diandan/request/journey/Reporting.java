package org.diandan.request.journey;

import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Reports of one official, read back from every form. */
record Reporting(String token) {

  private static final int LARGEST = 4 * 1024 * 1024;
  private static final WebTestClient READER =
      CLIENT.mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST)).build();

  static Reporting as(String login) {
    return new Reporting(Ordering.token(login));
  }

  static Browser browser(String login) {
    return new Browser(READER)
        .open("/login")
        .send("/login", Map.of("login", login, "password", Ordering.PASSWORD));
  }

  ResponseSpec get(String path) {
    return READER
        .get()
        .uri(URI.create(SERVICE.address() + path))
        .accept(MediaType.TEXT_HTML, MediaType.ALL)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .exchange();
  }

  String page(String path) {
    return Ordering.body(get(path).expectStatus().isOk(), String.class);
  }

  private byte[] file(String path) {
    return Ordering.body(get(path).expectStatus().isOk(), byte[].class);
  }

  /** The text of a PDF, without any blank. */
  String pdf(String path) throws IOException {
    return Certifying.text(file(path)).replaceAll("\\s", "");
  }

  /** The rows of a CSV, which has no line break and no comma inside its fields. */
  List<List<String>> csv(String path) {
    var text = new String(file(path), StandardCharsets.UTF_8);
    if (text.charAt(0) != '\uFEFF') {
      throw new AssertionError("It does not begin with a byte order mark.");
    }
    return text.substring(1).lines().map(line -> List.of(line.split(",", -1))).toList();
  }

  /** The rows of a sheet of a workbook. */
  List<Row> sheet(String path, String name) throws IOException {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file(path)))) {
      return new ArrayList<>(book.findSheet(name).orElseThrow().read());
    }
  }
}
