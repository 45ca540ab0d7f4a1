package org.diandan.request.open311.web;

import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** How an answer is written; the suffix of the path says so. */
enum Format {
  XML("text/xml; charset=utf-8"),
  JSON("application/json; charset=utf-8");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /** The header, letter by letter as the specification has it. */
  String contentType() {
    return contentType;
  }

  /** The format of a suffix without its dot; there is nothing under any other suffix. */
  static Format ofSuffix(String suffix) {
    return switch (suffix) {
      case "xml" -> XML;
      case "json" -> JSON;
      default -> throw new Refusal(HttpStatus.NOT_FOUND, "unknown-format", "open311.format");
    };
  }

  /** The format in which a call is told what was wrong with it. */
  static Format ofPath(String path) {
    return path.endsWith(".json") ? JSON : XML;
  }
}
