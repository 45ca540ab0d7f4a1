package org.diandan.request.open311;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import org.diandan.contract.ServiceItemCode;

/**
 * A service as programs see it.
 *
 * @param code unique in its jurisdiction; any text
 * @param keywords {@code private}, {@code staff} and {@code inactive} have a meaning
 * @param groups none, one or several
 * @param item what it is for us; the free-text sibling of a group means that a person sorts it
 * @param attributes by their order
 */
public record Service(
    String code,
    String name,
    String description,
    Kind kind,
    List<String> keywords,
    List<String> groups,
    ServiceItemCode item,
    List<Attribute> attributes) {

  public Service {
    requireNonNull(code, "code");
    keywords = List.copyOf(keywords);
    groups = List.copyOf(groups);
    attributes = List.copyOf(attributes);
  }

  /** What a program gets for a request: an id, a token for the id, or nothing. */
  public enum Kind {
    REALTIME,
    BATCH,
    BLACKBOX;

    /** The word of the specification. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How an attribute is answered. */
  public enum Datatype {
    STRING,
    NUMBER,
    DATETIME,
    TEXT,
    SINGLEVALUELIST,
    MULTIVALUELIST;

    /** The word of the specification. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether only the listed values are answers. */
    public boolean isList() {
      return this == SINGLEVALUELIST || this == MULTIVALUELIST;
    }
  }

  /** One answer of a list. */
  public record Value(String key, String name) {}

  /**
   * A question of a service.
   *
   * @param variable false when it only tells something and takes no answer
   * @param hint how to answer
   * @param order from 1, unique in its service
   * @param values empty unless it is a list
   */
  public record Attribute(
      String code,
      Datatype datatype,
      boolean variable,
      boolean required,
      int order,
      String description,
      String hint,
      List<Value> values) {

    public Attribute {
      values = List.copyOf(values);
    }

    boolean knows(String key) {
      return values.stream().anyMatch(value -> value.key().equals(key));
    }

    /** How people call an answer. */
    String nameOf(String key) {
      return values.stream()
          .filter(value -> value.key().equals(key))
          .map(Value::name)
          .findFirst()
          .orElse(key);
    }
  }

  /** Whether programs should ask for the definition. */
  public boolean hasMetadata() {
    return !attributes.isEmpty();
  }

  /** Whether its requests are never shown to anybody. */
  public boolean isPrivate() {
    return keywords.contains("private");
  }

  /** Whether it takes no requests for now. */
  public boolean isInactive() {
    return keywords.contains("inactive");
  }
}
