package org.diandan.request.journey;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A browser without scripts: keeps cookies, follows redirects by hand, sends the form token. */
final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final WebTestClient client;
  private final Map<String, String> cookies = new HashMap<>();
  private String page = "";
  private int status;
  private String place = "";

  Browser() {
    this(Ordering.CLIENT);
  }

  /** A browser of another service. */
  Browser(WebTestClient client) {
    this.client = client;
  }

  /** Opens a page and everything it redirects to. */
  Browser open(String path) {
    var call = client.get().uri(path).accept(MediaType.TEXT_HTML);
    return read(path, send(call));
  }

  /** Sends the form of the page that is open. */
  Browser send(String action, Map<String, String> fields) {
    var form = new LinkedMultiValueMap<String, String>();
    form.setAll(fields);
    return send(action, form);
  }

  /** The same with fields that hold several values. */
  Browser send(String action, MultiValueMap<String, String> fields) {
    var form = new LinkedMultiValueMap<String, String>(fields);
    var token = TOKEN.matcher(page);
    if (token.find()) {
      form.add("_csrf", token.group(1));
    }
    var call =
        client
            .post()
            .uri(action)
            .accept(MediaType.TEXT_HTML)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .bodyValue(form);
    return read(action, send(call));
  }

  /** Sends a file with the form of the page that is open. */
  Browser upload(String action, String field, byte[] file) {
    return upload(action, field, file, true);
  }

  /** Sends a file as a page of somebody else would. */
  Browser uploadWithoutToken(String action, String field, byte[] file) {
    return upload(action, field, file, false);
  }

  private Browser upload(String action, String field, byte[] file, boolean withToken) {
    var body = new ByteArrayOutputStream();
    var token = TOKEN.matcher(page);
    if (withToken && token.find()) {
      body.writeBytes(part("name=\"_csrf\"", token.group(1).getBytes(StandardCharsets.US_ASCII)));
    }
    body.writeBytes(part("name=\"%s\"; filename=\"a.jpg\"".formatted(field), file));
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    var call =
        client
            .post()
            .uri(action)
            .accept(MediaType.TEXT_HTML)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .bodyValue(body.toByteArray());
    return read(action, send(call));
  }

  private static byte[] part(String names, byte[] content) {
    var part = new ByteArrayOutputStream();
    var head = "--x\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(names);
    part.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return part.toByteArray();
  }

  /** What its calls carry: its cookies, and the form token of the page that is open. */
  Map<String, String> headers() {
    var pairs = new ArrayList<String>();
    cookies.forEach((name, value) -> pairs.add(name + "=" + value));
    var token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new AssertionError("The page has no form: " + place);
    }
    return Map.of(
        "Accept", "text/html", "Cookie", String.join("; ", pairs), "X-CSRF-TOKEN", token.group(1));
  }

  /** Source of the page that is open. */
  String page() {
    return page;
  }

  int status() {
    return status;
  }

  /** Path of the page that is open. */
  String place() {
    return place;
  }

  private ResponseSpec send(RequestHeadersSpec<?> call) {
    cookies.forEach(call::cookie);
    return call.exchange();
  }

  private Browser read(String path, ResponseSpec answer) {
    EntityExchangeResult<String> result = answer.expectBody(String.class).returnResult();
    result.getResponseCookies().toSingleValueMap().values().forEach(this::keep);
    status = result.getStatus().value();
    URI next = result.getResponseHeaders().getLocation();
    if (next != null) {
      return open(next.toString());
    }
    var body = result.getResponseBody();
    page = body == null ? "" : body;
    place = path;
    return this;
  }

  private void keep(ResponseCookie cookie) {
    if (cookie.getMaxAge().isZero()) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }
}
