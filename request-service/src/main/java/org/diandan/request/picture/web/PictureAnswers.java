package org.diandan.request.picture.web;

import java.time.Duration;
import org.diandan.web.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** How pictures are served: as JPEG and nothing else, kept by the reader's own browser at most. */
public final class PictureAnswers {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private PictureAnswers() {}

  /** For the resident, whose browser may show it again for five minutes. */
  public static Mono<ResponseEntity<byte[]>> own(Mono<byte[]> jpeg) {
    return answer(jpeg, CacheControl.maxAge(KEPT).cachePrivate());
  }

  /** For staff, whose screens change hands. */
  static Mono<ResponseEntity<byte[]>> recorded(Mono<byte[]> jpeg) {
    return answer(jpeg, CacheControl.noStore().cachePrivate());
  }

  private static Mono<ResponseEntity<byte[]>> answer(Mono<byte[]> jpeg, CacheControl caching) {
    return jpeg.map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_JPEG)
                    .cacheControl(caching)
                    .header("X-Content-Type-Options", "nosniff")
                    .header(
                        "Content-Disposition",
                        ContentDisposition.inline().filename("photo.jpg").build().toString())
                    .body(bytes))
        .switchIfEmpty(Mono.error(PictureAnswers::unknown));
  }

  /** Other people's pictures look like none. */
  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "picture.unknown");
  }
}
