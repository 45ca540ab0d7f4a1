import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A hotline's system in one file, without any library: it orders, repeats, amends, queries, follows
 * the feed, receives a webhook and checks its signature.
 *
 * <pre>java HotlineClient.java http://127.0.0.1:8080 KEY-ID SECRET AREA</pre>
 *
 * Key and secret of the sandbox are the last two words of the line HOTLINE-SANDBOX in {@code
 * data/demo-logins.txt}. Stops with status 1 at the first surprise.
 */
public final class HotlineClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String keyId;
  private final String secret;

  private HotlineClient(String base, String keyId, String secret) {
    this.base = URI.create(base);
    this.keyId = keyId;
    this.secret = secret;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("usage: HotlineClient.java BASE KEY-ID SECRET AREA");
    }
    new HotlineClient(arguments[0], arguments[1], arguments[2]).walk(arguments[3]);
    System.out.println("ok");
  }

  private void walk(String area) throws Exception {
    var number = "EX-" + UUID.randomUUID();
    var order =
        """
        {"orderNumber": "%s", "item": "EL05", "area": "%s", "name": "王桂兰", "phone": "13812345678",
         "address": "沿江路 8 号 302", "words": "三楼没有电梯", "consent": true}
        """
            .formatted(number, area);

    step("follow the feed from where it is now");
    var cursor = latestCursor();

    step("create order " + number);
    var taken = call("POST", "/api/hotline/orders", order, 201);
    System.out.println("  our number " + text(taken, "orderNumber"));

    step("send it again: nothing new");
    var again = call("POST", "/api/hotline/orders", order, 201);
    expect(text(again, "orderNumber").equals(text(taken, "orderNumber")), "the same order");

    step("amend it: more words, another time");
    var from = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    call(
        "PATCH",
        "/api/hotline/orders/" + number,
        """
        {"words": "楼下有狗，请先打电话", "wishedFrom": "%s", "wishedUntil": "%s"}
        """
            .formatted(from, from.plus(3, ChronoUnit.HOURS)),
        200);

    step("query it");
    var found = call("GET", "/api/hotline/orders/" + number, "", 200);
    System.out.println("  state " + text(found, "state"));

    step("read what happened meanwhile");
    var events = call("GET", "/api/hotline/events?limit=500&wait=5&after=" + cursor, "", 200);
    expect(events.contains(number), "events of the order");
    System.out.println("  next cursor " + text(events, "next"));

    step("receive a webhook");
    receive(number);
  }

  private String latestCursor() throws Exception {
    var cursor = "0";
    while (true) {
      var page = call("GET", "/api/hotline/events?limit=500&after=" + cursor, "", null);
      // 410: some events are no longer kept, go on with the oldest that is.
      cursor = page.contains("\"oldest\"") ? text(page, "oldest") : text(page, "next");
      if (page.contains("\"more\":false")) {
        return cursor;
      }
    }
  }

  /** Withdraws the order and waits for the webhook that tells of it. */
  private void receive(String number) throws Exception {
    var received = new ArrayBlockingQueue<Boolean>(10);
    var hookSecret = new String[1];
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = exchange.getRequestHeaders();
          var genuine =
              isGenuine(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  body,
                  hookSecret[0]);
          if (body.contains(number)) {
            received.add(genuine);
          }
          // Anything but 2xx, and it comes again under the same webhook-id.
          exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
          exchange.close();
        });
    server.start();
    try {
      var url = "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
      var made = call("POST", "/api/hotline/webhooks", "{\"url\": \"%s\"}".formatted(url), null);
      if (!made.contains("whsec_")) {
        System.out.println("  this platform sends to https and public addresses only: " + made);
        call("POST", "/api/hotline/orders/" + number + "/withdrawal", "{}", 200);
        return;
      }
      hookSecret[0] = text(made, "secret");
      call("POST", "/api/hotline/orders/" + number + "/withdrawal", "{}", 200);
      var genuine = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      expect(Boolean.TRUE.equals(genuine), "a webhook with a right signature");
      System.out.println("  webhook received, signature right");
      call("DELETE", "/api/hotline/webhooks/" + text(made, "id"), "", 204);
    } finally {
      server.stop(0);
    }
  }

  /** Standard Webhooks: any of the signatures may be the right one; old timestamps are replays. */
  private static boolean isGenuine(
      String id, String timestamp, String signatures, String body, String secret) {
    var sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sentAt, Instant.now()).abs().toMinutes() >= 5) {
      return false;
    }
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var right = "v1," + hmac(key, id + "." + timestamp + "." + body);
    var found = false;
    for (var one : signatures.split(" ")) {
      found |=
          MessageDigest.isEqual(
              one.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }

  /** Sends a signed call; the secret stays here. */
  private String call(String method, String target, String body, Integer status)
      throws IOException, InterruptedException {
    var timestamp = Long.toString(Instant.now().getEpochSecond());
    var nonce = UUID.randomUUID().toString();
    var bodyHash = sha256(body);
    var toSign =
        String.join("\n", "DIANDAN-HMAC-SHA256", method, target, keyId, timestamp, nonce, bodyHash);
    var request =
        HttpRequest.newBuilder(base.resolve(target))
            .timeout(PATIENCE.plusSeconds(30))
            .header(
                "Authorization",
                "Diandan-HMAC-SHA256 " + hmac(secret.getBytes(StandardCharsets.UTF_8), toSign))
            .header("X-Diandan-Key", keyId)
            .header("X-Diandan-Timestamp", timestamp)
            .header("X-Diandan-Nonce", nonce)
            .header("X-Diandan-Content-SHA256", bodyHash)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    expect(
        status == null || answer.statusCode() == status,
        "%s %s: %s, got %d %s"
            .formatted(method, target, status, answer.statusCode(), answer.body()));
    return answer.body();
  }

  private static String hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first text of this name in a JSON answer; a real system has a JSON library for it. */
  private static String text(String json, String name) {
    var found = Pattern.compile("\"%s\":\"([^\"]*)\"".formatted(name)).matcher(json);
    expect(found.find(), name + " in " + json);
    return found.group(1);
  }

  private static void step(String what) {
    System.out.println("- " + what);
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("expected " + what);
    }
  }
}
