package org.diandan.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A refusal the reader can act on; it becomes a problem document or a plain page. */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String type;
  private final String messageKey;
  private final transient Object[] arguments;
  private final transient Map<String, Object> properties = new LinkedHashMap<>();

  /**
   * Refuses with a sentence from the message bundles.
   *
   * @param type stable slug; the problem's type becomes {@code urn:problem:<type>}
   * @param messageKey key of the sentence; {@code <messageKey>.title} may name a title of its own
   */
  public Refusal(HttpStatus status, String type, String messageKey, Object... arguments) {
    super(type + " (" + messageKey + ")");
    this.status = status;
    this.type = type;
    this.messageKey = messageKey;
    this.arguments = arguments.clone();
  }

  /** Adds a fact to the problem document; {@code retryAfter} in seconds also becomes a header. */
  public Refusal with(String property, Object value) {
    properties.put(property, value);
    return this;
  }

  public HttpStatus status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String messageKey() {
    return messageKey;
  }

  public Object[] arguments() {
    return arguments.clone();
  }

  public Map<String, Object> properties() {
    return Map.copyOf(properties);
  }
}
