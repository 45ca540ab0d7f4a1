package org.diandan.journey.platform;

import java.net.http.HttpHeaders;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the platform said to one call. */
public record Answer(String call, int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The body as JSON; fails with the whole body when it is none. */
  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** This answer, after checking its status; a wrong one is reported with the body. */
  public Answer expect(int wanted) {
    Assertions.assertThat(status).as("%s answered %s", call, body).isEqualTo(wanted);
    return this;
  }

  /** The text of a field of the JSON body. */
  public String text(String field) {
    var value = json().get(field);
    Assertions.assertThat(value).as("%s in %s of %s", field, body, call).isNotNull();
    return value.asString();
  }

  /** The media type without its parameters; empty when the answer names none. */
  public String mediaType() {
    return headers.firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
  }
}
