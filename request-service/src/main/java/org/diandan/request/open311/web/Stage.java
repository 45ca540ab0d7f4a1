package org.diandan.request.open311.web;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** The two endpoints: the real one, and one to rehearse at that reaches no team. */
enum Stage {
  PRODUCTION(Stage.PRODUCTION_PATH),
  TEST(Stage.TEST_PATH);

  static final String PRODUCTION_PATH = "/open311/v2";
  static final String TEST_PATH = "/open311/test/v2";

  private final String path;

  Stage(String path) {
    this.path = path;
  }

  static Stage of(ServerHttpRequest request) {
    return request.getPath().value().startsWith(TEST_PATH + "/") ? TEST : PRODUCTION;
  }

  boolean isTest() {
    return this == TEST;
  }

  /** The word of the specification. */
  String word() {
    return isTest() ? "test" : "production";
  }

  /** Where it answers, as the caller sees this host. */
  String url(ServerHttpRequest request) {
    return UriComponentsBuilder.fromUri(request.getURI())
        .replacePath(path)
        .replaceQuery(null)
        .fragment(null)
        .toUriString();
  }
}
