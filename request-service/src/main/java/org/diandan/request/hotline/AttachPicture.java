package org.diandan.request.hotline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Contributor;
import org.diandan.request.picture.Pictures;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Attaches pictures of a hotline to its orders; the same file a second time changes nothing. */
@Component
public final class AttachPicture {

  private final DatabaseClient database;
  private final Pictures pictures;

  AttachPicture(DatabaseClient database, Pictures pictures) {
    this.database = database;
    this.pictures = pictures;
  }

  /** Attaches it, or tells why not; an error with status 409 when the same file is on its way. */
  public Mono<Attachment> to(UUID request, byte[] file, UUID hotline) {
    var hash = sha256(file);
    return reserve(request, hash)
        .flatMap(
            mine ->
                mine
                    ? attach(request, file, hotline).flatMap(made -> settle(request, hash, made))
                    : before(request, hash));
  }

  private Mono<Attachment> attach(UUID request, byte[] file, UUID hotline) {
    return pictures.attach(request, file, new Contributor(Contributor.Kind.HOTLINE, hotline));
  }

  /** A call that was cut off leaves a row behind, which may be taken over after a minute. */
  private Mono<Boolean> reserve(UUID request, byte[] hash) {
    return database
        .sql(
            """
            insert into hotline_picture as p (request_id, file_hash)
            values (:request, :hash)
            on conflict on constraint hotline_picture_pk do update
              set since = clock_timestamp()
              where p.picture_id is null
                and p.since < clock_timestamp() - interval '1 minute'
            """)
        .bind("request", request)
        .bind("hash", hash)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private Mono<Attachment> settle(UUID request, byte[] hash, Attachment made) {
    var statement =
        switch (made) {
          case Attachment.Attached attached ->
              database
                  .sql(
                      """
                      update hotline_picture
                      set picture_id = :picture
                      where request_id = :request
                        and file_hash = :hash
                      """)
                  .bind("picture", attached.picture());
          case Attachment.Refused _ ->
              database.sql(
                  "delete from hotline_picture where request_id = :request and file_hash = :hash");
        };
    return statement
        .bind("request", request)
        .bind("hash", hash)
        .fetch()
        .rowsUpdated()
        .thenReturn(made);
  }

  private Mono<Attachment> before(UUID request, byte[] hash) {
    return database
        .sql(
            """
            select picture_id
            from hotline_picture
            where request_id = :request
              and file_hash = :hash
              and picture_id is not null
            """)
        .bind("request", request)
        .bind("hash", hash)
        .mapValue(UUID.class)
        .one()
        .map(picture -> (Attachment) new Attachment.Attached(picture))
        .switchIfEmpty(
            Mono.error(
                () ->
                    new Refusal(HttpStatus.CONFLICT, "request-in-flight", "request.key.in-flight")
                        .with("retryAfter", 1)));
  }

  private static byte[] sha256(byte[] file) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(file);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
