package org.diandan.request.open311;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.open311.City.BASE;
import static org.diandan.request.open311.City.KEY;
import static org.diandan.request.open311.City.TOWN;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.diandan.request.open311.City.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;

/** A few thousand generated bad inputs over every route: always an answer, never a defect. */
class BadOpen311InputIT {

  private static final int CALLS = 2_500;
  private static final long SEED = 311;

  private static final List<String> READS =
      List.of(
          "/discovery",
          "/services",
          "/services/%s",
          "/requests",
          "/requests/%s",
          "/tokens/%s",
          "/servicerequestupdates");
  private static final List<String> QUERIES =
      List.of(
          "jurisdiction_id",
          "lat",
          "long",
          "radius",
          "bbox",
          "status",
          "start_date",
          "end_date",
          "updated_after",
          "updated_before",
          "page",
          "page_size",
          "service_code",
          "service_request_id",
          "extensions");
  private static final List<String> FIELDS =
      List.of(
          "lat",
          "long",
          "address_string",
          "address_id",
          "description",
          "email",
          "phone",
          "first_name",
          "last_name",
          "device_id",
          "account_id",
          "media_url",
          "attribute[SIZE]",
          "attribute[WHERE][]",
          "attribute[DEPTH]",
          "attribute[SEEN]",
          "attribute[",
          "attribute[]",
          "service_request_id",
          "update_id",
          "status",
          "updated_datetime");

  private static final List<String> CHARSETS = List.of("utf-8", "utf-8", "utf-16", "gbk");

  private final Random random = new Random(SEED);

  @Test
  void nothingIsADefectAndEveryRefusalSaysWhat() {
    var failures = new ArrayList<String>();

    for (int call = 0; call < CALLS; call++) {
      boolean reads = random.nextInt(3) == 0;
      var uri = URI.create(City.SERVICE.address() + BASE + (reads ? read() : posted()));
      var reply = City.reply(reads ? City.CLIENT.get().uri(uri) : post(uri));
      if (!isFine(reply)) {
        failures.add(uri + " -> " + reply);
      }
    }

    assertThat(failures).isEmpty();
  }

  private static boolean isFine(Reply reply) {
    return switch (reply.status()) {
      case 200, 403, 404, 429 ->
          reply.contentType().matches("(text/xml|application/json|text/csv); charset=utf-8");
      case 400 -> isNamed(reply.body());
      default -> false;
    };
  }

  /** Every description begins with the field it is about. */
  private static boolean isNamed(String body) {
    var format = body.startsWith("<") ? Written.XML : Written.JSON;
    return format.rows(body, "errors", "error").stream()
        .allMatch(error -> String.valueOf(error.get("description")).matches("(?s)[^ ]+: .+"));
  }

  private String read() {
    var query = new ArrayList<String>();
    if (random.nextInt(4) > 0) {
      query.add("jurisdiction_id=" + TOWN);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      query.add(pick(QUERIES) + "=" + encoded(bad()));
    }
    var path = pick(READS).replace("%s", encoded(bad()));
    return path + suffix() + "?" + String.join("&", query);
  }

  private String posted() {
    return (random.nextBoolean() ? "/requests" : "/servicerequestupdates") + suffix();
  }

  private RequestHeadersSpec<?> post(URI uri) {
    var type =
        random.nextInt(20) == 0
            ? pick(
                List.of("application/json", "multipart/form-data; boundary=x", "a/b", "nonsense"))
            : "application/x-www-form-urlencoded; charset=" + pick(CHARSETS);
    var call = City.CLIENT.post().uri(uri).headers(all -> all.set("Content-Type", type));
    if (random.nextInt(10) == 0) {
      call.header("Idempotency-Key", pick(List.of("a", "b c", "x".repeat(300))));
    }
    return call.body(BodyInserters.fromDataBuffers(Mono.just(buffer(body()))));
  }

  private static DataBuffer buffer(String body) {
    return DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(ISO_8859_1));
  }

  private String body() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("api_key", encoded(random.nextInt(20) == 0 ? bad() : KEY));
    fields.put("jurisdiction_id", random.nextInt(20) == 0 ? encoded(bad()) : TOWN);
    fields.put("service_code", random.nextInt(10) == 0 ? encoded(bad()) : "001");
    fields.put("lat", "27.05");
    fields.put("long", "115.06");
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      fields.put(encoded(pick(FIELDS)), random.nextInt(30) == 0 ? raw() : encoded(bad()));
    }
    if (random.nextInt(3) == 0) {
      fields.remove(pick(List.copyOf(fields.keySet())));
    }
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&"));
  }

  /** Mostly a text no rule expects; sometimes one that is nearly right. */
  private String bad() {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> randomBytes(1 + random.nextInt(40));
      case 2 -> "9".repeat(1 + random.nextInt(400));
      case 3 -> "-" + random.nextLong();
      case 4 -> "字".repeat(random.nextInt(300));
      case 5 -> "a\u0000b\u001b[31m";
      case 6 -> "\ud83d";
      case 7 -> "<script>]]>&'\"";
      case 8 -> "' or 1=1 -- ${jndi:x} {{7*7}} %n";
      case 9 -> pick(List.of("NaN", "1e309", "Infinity", "0x1p3", "１２", "1,2,3,4", "null", "true"));
      case 10 ->
          pick(
              List.of(
                  "2026-02-30T00:00:00Z",
                  "0000-00-00T00:00:00Z",
                  "2026-11-26T08:00:00+99:99",
                  "9999-12-31T23:59:59-18:00",
                  "1969-12-31T23:59:60Z",
                  "-292275055-05-16T16:47:04Z"));
      default ->
          pick(
              List.of(
                  "open",
                  "FIXED",
                  "s",
                  "lane",
                  "27.05",
                  "../../etc",
                  "00000000-0000-0000-0000-000000000000"));
    };
  }

  /** What no encoder would make. */
  private String raw() {
    return pick(
        List.of("%", "%zz", "%c3%28", "%f0%28%8c%28", "%u4e2d", "a=b=c", "%00", "\u00ff\u00fe"));
  }

  private String randomBytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private String suffix() {
    return pick(List.of(".xml", ".json", ".xml", ".json", ".csv", ""));
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String encoded(String text) {
    return City.enc(text).replace("+", "%20");
  }
}
