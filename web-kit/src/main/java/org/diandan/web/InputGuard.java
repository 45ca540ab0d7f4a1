package org.diandan.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/** Refuses malformed encodings and control characters before anything else reads the input. */
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class InputGuard implements WebFilter {

  /** Of all files of one form together; the reverse proxy has the same limit. */
  private static final long MOST_FILE_BYTES = 64L << 20;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return Mono.defer(() -> checked(exchange))
        .then(Mono.defer(() -> chain.filter(new WithFullFields(exchange))));
  }

  /**
   * A field that came without a value has an empty one, as browsers have it, and parts that cannot
   * be told apart are bad input.
   */
  private static final class WithFullFields extends ServerWebExchangeDecorator {

    WithFullFields(ServerWebExchange exchange) {
      super(exchange);
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
      return super.getFormData().map(WithFullFields::full);
    }

    /** Of a part without a name, or with a torn one, Spring says that it is in a wrong state. */
    @Override
    public Mono<MultiValueMap<String, Part>> getMultipartData() {
      return super.getMultipartData()
          .onErrorMap(
              error ->
                  error instanceof IllegalStateException
                      || error instanceof IllegalArgumentException,
              error -> malformed("body", error))
          .doOnNext(parts -> checkFields(words(parts)));
    }

    private static Map<String, List<String>> words(MultiValueMap<String, Part> sent) {
      var words = new LinkedMultiValueMap<String, String>();
      sent.forEach(
          (name, parts) ->
              parts.forEach(
                  part ->
                      words.add(name, part instanceof FormFieldPart field ? field.value() : "")));
      return words;
    }

    private static MultiValueMap<String, String> full(Map<String, List<String>> sent) {
      var full = new LinkedMultiValueMap<String, String>();
      sent.forEach(
          (name, values) ->
              values.forEach(value -> full.add(name, Objects.requireNonNullElse(value, ""))));
      return full;
    }
  }

  private static Mono<Void> checked(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    checkPath(request);
    checkEncoding(request);
    checkFields(query(request));
    checkFiles(request);
    if (!isForm(request)) {
      return Mono.empty();
    }
    return exchange
        .getFormData()
        .onErrorMap(IllegalArgumentException.class, error -> malformed("body", error))
        .doOnNext(InputGuard::checkFields)
        .then();
  }

  private static void checkPath(ServerHttpRequest request) {
    if (!CleanText.isClean(decoded(request.getURI().getRawPath()))) {
      throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404");
    }
  }

  /** Packed bodies could unpack to any size, and nothing here unpacks them. */
  private static void checkEncoding(ServerHttpRequest request) {
    var encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported();
    }
  }

  /** Files are read before anybody knows whose they are, so they must say how large they are. */
  private static void checkFiles(ServerHttpRequest request) {
    if (!isOf(request, MediaType.MULTIPART_FORM_DATA)) {
      return;
    }
    long length = request.getHeaders().getContentLength();
    if (length < 0) {
      throw new Refusal(HttpStatus.LENGTH_REQUIRED, "length-required", "kit.error.411");
    }
    if (length > MOST_FILE_BYTES) {
      throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, "too-large", "kit.error.413");
    }
  }

  private static MultiValueMap<String, String> query(ServerHttpRequest request) {
    try {
      return request.getQueryParams();
    } catch (IllegalArgumentException e) {
      throw malformed("query", e);
    }
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("path", e);
    }
  }

  private static void checkFields(Map<String, List<String>> fields) {
    var errors =
        fields.entrySet().stream()
            .filter(field -> !isClean(field.getKey(), field.getValue()))
            .map(field -> new FieldError(printable(field.getKey()), CleanText.MESSAGE_KEY))
            .toList();
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private static boolean isClean(String name, List<String> values) {
    return CleanText.isClean(name)
        && values.stream().allMatch(value -> value == null || CleanText.isClean(value));
  }

  private static String printable(String name) {
    return name.isEmpty() ? "body" : name.replaceAll("\\p{Cntrl}", "?");
  }

  private static boolean isForm(ServerHttpRequest request) {
    return isOf(request, MediaType.APPLICATION_FORM_URLENCODED);
  }

  private static boolean isOf(ServerHttpRequest request, MediaType wanted) {
    try {
      var type = request.getHeaders().getContentType();
      return type != null && type.isCompatibleWith(wanted);
    } catch (InvalidMediaTypeException e) {
      throw unsupported();
    }
  }

  private static Refusal unsupported() {
    return new Refusal(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "kit.error.415");
  }

  private static InvalidInput malformed(String place, Throwable cause) {
    var invalid = new InvalidInput(List.of(new FieldError(place, "kit.field.invalid")));
    invalid.initCause(cause);
    return invalid;
  }

  /**
   * Refuses text that no keyboard makes: control characters besides tab and line breaks, and halves
   * of surrogate pairs. As a Jackson module it does so for every string of every JSON body.
   */
  static final class CleanText extends SimpleModule {

    static final String MESSAGE_KEY = "kit.field.control-characters";

    /** Message by which the answer to an error recognises a refusal of this module. */
    static final String REFUSED = "control characters";

    private static final long serialVersionUID = 1;

    CleanText() {
      super("clean-text");
      addDeserializer(String.class, new Strings());
    }

    static boolean isClean(String text) {
      return text.codePoints().allMatch(CleanText::isAllowed);
    }

    private static boolean isAllowed(int point) {
      if (point == '\t' || point == '\n' || point == '\r') {
        return true;
      }
      return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }

    private static final class Strings extends StdScalarDeserializer<String> {

      Strings() {
        super(String.class);
      }

      @Override
      public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && !isClean(text)) {
          throw InvalidFormatException.from(parser, REFUSED, "", String.class);
        }
        return text;
      }
    }
  }
}
