package org.diandan.request.picture.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Pictures;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the photos of a form of pages; who sent how many is counted. */
@Component
public final class ReceivePhotos {

  /** Name of the field. */
  public static final String FIELD = "photos";

  private final Limits limits;

  ReceivePhotos(Limits limits) {
    this.limits = limits;
  }

  /** Why a photo was not added, and the status the page says so with. */
  public record Problem(HttpStatus status, FieldError error) {}

  /**
   * Adds every file that was chosen, one after the other.
   *
   * @return the first thing that went wrong; empty when all were added
   */
  public Mono<Optional<Problem>> add(
      ServerWebExchange exchange, Function<byte[], Mono<Attachment>> adding) {
    return exchange
        .getMultipartData()
        .map(parts -> filesOf(parts.getOrDefault(FIELD, List.of())))
        .flatMap(
            files ->
                files.isEmpty()
                    ? Mono.just(Optional.of(nothingChosen()))
                    : addAll(files, exchange, adding));
  }

  private static List<FilePart> filesOf(List<Part> parts) {
    return parts.stream()
        .filter(FilePart.class::isInstance)
        .map(FilePart.class::cast)
        .filter(file -> !file.filename().isEmpty())
        .toList();
  }

  private Mono<Optional<Problem>> addAll(
      List<FilePart> files, ServerWebExchange exchange, Function<byte[], Mono<Attachment>> adding) {
    var source = Source.of(exchange.getRequest());
    return Flux.fromIterable(files)
        .concatMap(
            file ->
                limits
                    .take(LimitKind.PICTURE_PER_SOURCE, source)
                    .then(Mono.defer(() -> bytesOf(file)))
                    .flatMap(adding))
        .collectList()
        .map(ReceivePhotos::firstProblem);
  }

  private static Optional<Problem> firstProblem(List<Attachment> attachments) {
    return attachments.stream()
        .filter(Attachment.Refused.class::isInstance)
        .map(Attachment.Refused.class::cast)
        .map(refused -> new Problem(refused.reason().status(), refused.reason().error(FIELD)))
        .findFirst();
  }

  private static Problem nothingChosen() {
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT, new FieldError(FIELD, "picture.nothing-chosen"));
  }

  /** One byte more than we take is enough to see that a file is too large. */
  private static Mono<byte[]> bytesOf(FilePart file) {
    return DataBufferUtils.join(
            DataBufferUtils.takeUntilByteCount(file.content(), Pictures.LARGEST_FILE + 1L))
        .map(
            buffer -> {
              var bytes = new byte[buffer.readableByteCount()];
              buffer.read(bytes);
              DataBufferUtils.release(buffer);
              return bytes;
            })
        .defaultIfEmpty(new byte[0]);
  }
}
