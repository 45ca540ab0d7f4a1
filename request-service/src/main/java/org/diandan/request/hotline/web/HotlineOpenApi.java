package org.diandan.request.hotline.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Adds summaries, examples and refusals to the description of the hotline API. */
@Component
final class HotlineOpenApi implements OpenApiCustomizer {

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String REQUEST = "request";

  private final Map<String, Map<String, Object>> calls;

  HotlineOpenApi() throws IOException {
    try (var file = new ClassPathResource("openapi/hotline.yaml").getInputStream()) {
      this.calls = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    }
  }

  @Override
  public void customise(OpenAPI openApi) {
    calls.forEach(
        (call, said) -> {
          var words = List.of(call.split(" ", 2));
          var path = openApi.getPaths().get(words.getLast());
          var operation =
              path == null
                  ? null
                  : path.readOperationsMap().get(HttpMethod.valueOf(words.getFirst()));
          if (operation != null) {
            describe(operation, said);
          }
        });
  }

  private static void describe(Operation operation, Map<String, Object> said) {
    operation.setTags(List.of("hotline"));
    operation.setSummary(String.valueOf(said.get("summary")));
    describeRequest(operation, said);
    var all = new LinkedHashMap<>(map(said.get("responses")));
    all.putIfAbsent(
        "401", problem("Not signed in, or the signature does not hold", "sign-in-needed"));
    all.putIfAbsent(
        "403", problem("A scope is missing, or the area is another one", "missing-scope"));
    all.putIfAbsent("429", problem("Too often; retryAfter says when again", "too-many-requests"));
    var before = operation.getResponses();
    var responses = new ApiResponses();
    all.forEach(
        (status, response) -> {
          var known = before == null ? null : before.get(status);
          responses.addApiResponse(status, response(status, map(response), known));
        });
    operation.setResponses(responses);
  }

  private static void describeRequest(Operation operation, Map<String, Object> said) {
    if (Boolean.TRUE.equals(said.get("binary"))) {
      var picture = new MediaType().schema(new StringSchema().format("binary"));
      operation.setRequestBody(
          new RequestBody()
              .required(true)
              .content(
                  new Content()
                      .addMediaType("image/jpeg", picture)
                      .addMediaType("image/png", picture)));
    } else if (said.containsKey(REQUEST)) {
      var body = operation.getRequestBody();
      var content = body == null ? null : body.getContent();
      var media =
          content == null || content.get(JSON) == null ? new MediaType() : content.get(JSON);
      media.setExample(said.get(REQUEST));
      operation.setRequestBody(
          (body == null ? new RequestBody() : body)
              .content(new Content().addMediaType(JSON, media)));
    }
  }

  private static ApiResponse response(
      String status, Map<String, Object> said, @Nullable ApiResponse known) {
    var response = new ApiResponse().description(String.valueOf(said.get("text")));
    if (status.startsWith("2")) {
      if (said.containsKey("example")) {
        var media = new MediaType().example(said.get("example"));
        if (known != null && known.getContent() != null && !known.getContent().isEmpty()) {
          media.setSchema(known.getContent().values().iterator().next().getSchema());
        }
        response.setContent(new Content().addMediaType(JSON, media));
      }
      return response;
    }
    return response.content(
        new Content().addMediaType(PROBLEM, new MediaType().example(document(status, said))));
  }

  private static Map<String, Object> document(String status, Map<String, Object> said) {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "urn:problem:" + said.get("type"));
    document.put("title", said.get("text"));
    document.put("status", Integer.parseInt(status));
    if (said.containsKey("field")) {
      document.put("field", said.get("field"));
    }
    return document;
  }

  private static Map<String, Object> problem(String text, String type) {
    return Map.of("text", text, "type", type);
  }

  private static Map<String, Object> map(@Nullable Object value) {
    var map = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> found) {
      found.forEach((key, part) -> map.put(String.valueOf(key), part));
    }
    return map;
  }
}
