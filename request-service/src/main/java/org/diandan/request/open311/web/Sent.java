package org.diandan.request.open311.web;

import java.util.ArrayList;
import java.util.List;
import org.diandan.request.picture.Pictures;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a program posted: a form, a form with files, and the query beside it.
 *
 * @param isForm whether the body was one we can read, or there was none
 * @param files pictures to add, in the order they came
 */
record Sent(Parameters parameters, boolean isForm, List<FilePart> files) {

  Sent {
    files = List.copyOf(files);
  }

  static Mono<Sent> in(ServerWebExchange exchange) {
    var type = exchange.getRequest().getHeaders().getContentType();
    if (type != null && type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
      return exchange.getMultipartData().map(parts -> ofParts(parts, exchange));
    }
    boolean form = type == null || type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED);
    return exchange
        .getFormData()
        .map(fields -> new Sent(joined(fields, exchange), form, List.of()));
  }

  /** The bytes of a file, as far as anybody may send them. */
  static Mono<byte[]> bytes(FilePart file) {
    return DataBufferUtils.join(file.content(), Pictures.LARGEST_FILE + 1)
        .map(
            buffer -> {
              var bytes = new byte[buffer.readableByteCount()];
              buffer.read(bytes);
              DataBufferUtils.release(buffer);
              return bytes;
            });
  }

  private static Sent ofParts(MultiValueMap<String, Part> parts, ServerWebExchange exchange) {
    var fields = new LinkedMultiValueMap<String, String>();
    var files = new ArrayList<FilePart>();
    for (var part : parts.values().stream().flatMap(List::stream).toList()) {
      if (part instanceof FilePart file) {
        if (isPicture(file)) {
          files.add(file);
        }
      } else if (part instanceof FormFieldPart field) {
        fields.add(field.name(), field.value());
      }
    }
    return new Sent(joined(fields, exchange), true, files);
  }

  /** An empty file field of a browser is no file. */
  private static boolean isPicture(FilePart file) {
    return (file.name().equals("media") || file.name().matches("photo\\d{0,3}"))
        && !file.filename().isEmpty();
  }

  /** What the body says counts before what the query says. */
  private static Parameters joined(MultiValueMap<String, String> body, ServerWebExchange exchange) {
    var all = new LinkedMultiValueMap<String, String>();
    body.forEach((name, values) -> values.forEach(value -> all.add(name, value)));
    exchange
        .getRequest()
        .getQueryParams()
        .forEach(
            (name, values) -> {
              if (!all.containsKey(name)) {
                values.forEach(value -> all.add(name, value));
              }
            });
    return new Parameters(all);
  }
}
