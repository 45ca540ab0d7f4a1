package org.diandan.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the questions request-service is asked: whose session is this, who is this person, what
 * are the digits of this code.
 */
final class RequestServiceForTests {

  static final String SECRET = "only-for-tests-only-for-tests-only-for-tests";

  /** Every one-time code. */
  static final String CODE = "048613";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Object> contacts = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  RequestServiceForTests() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port for the test server.", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/internal/contacts", this::contact);
    server.createContext("/internal/history-codes", RequestServiceForTests::code);
    server.createContext("/internal/phone-codes", RequestServiceForTests::code);
    server.createContext("/internal/introspection", RequestServiceForTests::session);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Somebody with an address book entry. */
  UUID person(String phone, String mail, String language) {
    var id = UUID.randomUUID();
    contacts.put(
        id.toString(), Map.of("name", "王秀兰", "phone", phone, "mail", mail, "language", language));
    return id;
  }

  int timesAsked() {
    return asked.get();
  }

  /** A session token of a person in a role for an area. */
  static String token(UUID person, String role, String area) {
    return token(person, role + "_" + area);
  }

  /** A session token of a person in a role everywhere. */
  static String token(UUID person, String role) {
    return role + "." + person;
  }

  private void contact(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    var question = JSON.readTree(exchange.getRequestBody());
    var contact = contacts.get(question.get("personId").asString());
    var allowed =
        ("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && !question.get("purpose").asString().isBlank();
    answer(exchange, allowed ? (contact == null ? 404 : 200) : 401, contact);
  }

  private static void code(HttpExchange exchange) throws IOException {
    answer(exchange, 200, Map.of("code", CODE));
  }

  private static void session(HttpExchange exchange) throws IOException {
    var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var token = form.substring(form.indexOf('=') + 1);
    var dot = token.indexOf('.');
    var role = token.substring(0, Math.max(0, dot)).split("_", 2);
    var session =
        dot < 0
            ? Map.of("active", false)
            : Map.of(
                "active",
                true,
                "sub",
                token.substring(dot + 1),
                "name",
                "王秀兰",
                "sid",
                token,
                "authorities",
                new Object[] {Map.of("role", role[0], "area", role.length > 1 ? role[1] : "")});
    answer(exchange, 200, session);
  }

  private static void answer(HttpExchange exchange, int status, @Nullable Object body)
      throws IOException {
    var bytes = JSON.writeValueAsBytes(body == null ? Map.of() : body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
