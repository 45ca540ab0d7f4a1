package org.diandan.request.journey;

import static org.diandan.request.journey.Ordering.CLIENT;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in and arranges something without a browser. */
record Caller(String token) {

  /**
   * Sends a form of a page that must be taken.
   *
   * @param fields as in a query, and not encoded
   */
  void form(String path, String fields) {
    var form = new LinkedMultiValueMap<String, String>();
    for (var field : fields.split("&", -1)) {
      int at = field.indexOf('=');
      form.add(field.substring(0, Math.max(0, at)), field.substring(at + 1));
    }
    var answer =
        CLIENT
            .post()
            .uri(path)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .accept(MediaType.TEXT_HTML)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .bodyValue(form)
            .exchange()
            .expectBody(String.class)
            .returnResult();
    if (answer.getStatus().isError()) {
      throw new AssertionError(path + " was answered with " + answer);
    }
  }

  /** What a program's call that must be taken is answered with. */
  JsonNode json(String path, Object body) {
    var answer =
        CLIENT
            .post()
            .uri(path)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .bodyValue(body)
            .exchange()
            .expectBody()
            .returnResult();
    if (answer.getStatus().isError()) {
      throw new AssertionError(path + " was answered with " + answer);
    }
    var content = answer.getResponseBody();
    return JsonMapper.shared().readTree(content == null ? new byte[] {'0'} : content);
  }
}
