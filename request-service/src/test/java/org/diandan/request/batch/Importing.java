package org.diandan.request.batch;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.diandan.request.RunningService;
import org.diandan.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the tests of the imports share: signing in, sending a file, waiting for a state. */
final class Importing {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "only-for-tests-4712";
  private static final int LARGEST_PAGE = 4 * 1024 * 1024;
  private static final AtomicInteger PHONES = new AtomicInteger();

  private final RunningService service;
  private final WebTestClient administrator;

  Importing(RunningService service) {
    this.service = service;
    this.administrator = bearing(token("admin", "only-for-tests-4711"));
  }

  /** The part of a job the tests look at. */
  record Job(
      UUID id,
      JobState state,
      int lastRow,
      ImportJob.Counts checked,
      ImportJob.Counts imported,
      @Nullable String failure,
      List<String> failureArguments) {}

  private record Session(String token) {}

  private record Opened(UUID id) {}

  TestDatabase database() {
    return service.database();
  }

  WebTestClient administrator() {
    return administrator;
  }

  /** A client of a new account. */
  WebTestClient account(String login, String role, String area) {
    administrator
        .post()
        .uri("/api/accounts")
        .bodyValue(
            List.of(
                Map.of(
                    "name",
                    "测试" + login,
                    "phone",
                    "137%08d".formatted(PHONES.incrementAndGet()),
                    "login",
                    login,
                    "password",
                    PASSWORD,
                    "authorities",
                    List.of(Map.of("role", role, "area", area)))))
        .exchange()
        .expectStatus()
        .isCreated();
    return bearing(token(login, PASSWORD));
  }

  /** A job that waits for its file. */
  UUID open(String mapping) {
    var opened =
        administrator
            .post()
            .uri("/api/imports")
            .bodyValue(Map.of("name", "file.csv", "mapping", mapping))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(Opened.class)
            .returnResult()
            .getResponseBody();
    return present(opened).id();
  }

  void send(UUID job, byte[] file) {
    administrator
        .put()
        .uri("/api/imports/" + job + "/file")
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .bodyValue(file)
        .exchange()
        .expectStatus()
        .isAccepted();
  }

  void start(UUID job) {
    administrator
        .post()
        .uri("/api/imports/" + job + "/start")
        .exchange()
        .expectStatus()
        .isAccepted();
  }

  Job job(UUID job) {
    return present(
        administrator
            .get()
            .uri("/api/imports/" + job)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(Job.class)
            .returnResult()
            .getResponseBody());
  }

  Job awaitState(UUID job, JobState state) {
    await().until(() -> job(job).state() == state);
    return job(job);
  }

  /** A file after its dry run. */
  Job checked(String mapping, byte[] file) {
    var job = open(mapping);
    send(job, file);
    return awaitState(job, JobState.CHECKED);
  }

  /** A file from its upload to its end. */
  Job imported(String mapping, byte[] file) {
    var job = checked(mapping, file);
    start(job.id());
    return awaitState(job.id(), JobState.DONE);
  }

  /** A page as an administrator sees it. */
  String page(String path) {
    return present(
        administrator
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_PAGE))
            .build()
            .get()
            .uri(URI.create(service.address() + path))
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  /** The figures of a set by the name of the group. */
  Map<String, CountHistory.Figures> figures(String jurisdiction, String by) {
    return present(
            administrator
                .get()
                .uri("/api/imports/sets/" + jurisdiction + "/figures?by=" + by)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBodyList(CountHistory.Figures.class)
                .returnResult()
                .getResponseBody())
        .stream()
        .collect(java.util.stream.Collectors.toMap(CountHistory.Figures::name, figures -> figures));
  }

  /** The figures of one group of a set. */
  CountHistory.Figures figures(String jurisdiction, String by, String name) {
    return present(figures(jurisdiction, by).get(name));
  }

  /** Everything that is recorded of a set, as one number: any change of a row changes it. */
  long fingerprint(String jurisdiction) {
    return database()
        .count(
            "select hashtextextended(string_agg(r::text, chr(10) order by number), 0)"
                + " from imported_record r where jurisdiction = '"
                + jurisdiction
                + "'");
  }

  /** A shipped mapping for a set of its own. */
  static String mapping(String shipped, String jurisdiction) {
    return ReadMappingTest.text(shipped)
        .replaceFirst("(?m)^jurisdiction: .*$", "jurisdiction: " + jurisdiction);
  }

  static byte[] resource(String name) {
    try (var file = new ClassPathResource("import/" + name).getInputStream()) {
      return unpacked(name, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Source of a page as somebody sees it. */
  static String page(WebTestClient reader, String path) {
    return present(
        reader
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  static <T> T present(@Nullable T body) {
    if (body == null) {
      throw new AssertionError("The answer has no body.");
    }
    return body;
  }

  private static InputStream unpacked(String name, InputStream file) throws IOException {
    return name.endsWith(".gz") ? new GZIPInputStream(file) : file;
  }

  private WebTestClient bearing(String token) {
    return service
        .client()
        .mutate()
        .responseTimeout(PATIENCE)
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
        .defaultHeader("Authorization", "Bearer " + token)
        .build();
  }

  private String token(String login, String password) {
    return present(
            service
                .client()
                .post()
                .uri("/api/sessions")
                .bodyValue(Map.of("login", login, "password", password))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Session.class)
                .returnResult()
                .getResponseBody())
        .token();
  }
}
