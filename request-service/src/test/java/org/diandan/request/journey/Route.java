package org.diandan.request.journey;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A way in, with a call it would accept.
 *
 * @param path a field whose name stands in it in braces travels in the path
 * @param fields name to value; {@value #NUMBER} in a text becomes the number of the call
 * @param headers of the caller, name to value
 */
record Route(
    String method,
    String path,
    Body body,
    Map<String, Object> fields,
    Map<String, String> headers) {

  /** Stands for the number of the call. */
  static final String NUMBER = "{n}";

  /** The only field of a body of {@link Body#BYTES}. */
  static final String CONTENT = "body";

  /** Separates the parts of a body of several. */
  static final String BOUNDARY = "x";

  Route {
    fields = Map.copyOf(fields);
    headers = Map.copyOf(headers);
  }

  /** How the fields travel that are not in the path. */
  enum Body {
    JSON("application/json"),
    /** A list of one object. */
    JSON_LIST("application/json"),
    FORM("application/x-www-form-urlencoded"),
    MULTIPART("multipart/form-data; boundary=" + BOUNDARY),
    BYTES("application/octet-stream"),
    QUERY("application/x-www-form-urlencoded");

    private final String mediaType;

    Body(String mediaType) {
      this.mediaType = mediaType;
    }

    boolean isJson() {
      return this == JSON || this == JSON_LIST;
    }
  }

  /** A program's call. */
  static Route json(String path, Map<String, String> who, Map<String, Object> fields) {
    return new Route("POST", path, Body.JSON, fields, who);
  }

  /** A form of a page. */
  static Route form(String path, Map<String, String> who, Map<String, Object> fields) {
    return new Route("POST", path, Body.FORM, fields, TakingIn.atPages(who));
  }

  /** A page with a query. */
  static Route look(String path, Map<String, String> who, Map<String, Object> fields) {
    return new Route("GET", path, Body.QUERY, fields, TakingIn.atPages(who));
  }

  String name() {
    return method + " " + path;
  }

  String mediaType() {
    return headers.getOrDefault("Content-Type", body.mediaType);
  }

  Route numbered(long number) {
    var numbered = new LinkedHashMap<String, Object>();
    fields.forEach(
        (name, value) ->
            numbered.put(
                name, value instanceof String text ? text.replace(NUMBER, "" + number) : value));
    return new Route(method, path, body, numbered, headers);
  }

  Route with(Map<String, Object> otherFields, Map<String, String> otherHeaders) {
    return new Route(method, path, body, otherFields, otherHeaders);
  }
}
