package org.diandan.request.picture;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** The photos of visits, taken by the team before and after the work. */
@Component
public final class VisitPictures {

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final Scheduler drawing;

  VisitPictures(DatabaseClient database, FieldCipher cipher, Scheduler pictureScheduler) {
    this.database = database;
    this.cipher = cipher;
    this.drawing = pictureScheduler;
  }

  /** When a photo was taken. */
  public enum Moment {
    BEFORE,
    AFTER
  }

  /** One photo. */
  public record Taken(UUID id, Moment moment) {}

  /** Which request a photo is of, when it was taken and who brought it. */
  public record Shot(UUID request, Moment moment, UUID by) {}

  /**
   * Adds a photo; whether the person may is for the caller to check. The same file of the same
   * person and moment is one photo however often it is sent: a phone that heard no answer sends it
   * again.
   *
   * @param file as it was uploaded, a JPEG or PNG
   */
  public Mono<Attachment> attach(Shot shot, byte[] file) {
    return file.length > Pictures.LARGEST_FILE
        ? Mono.just(new Attachment.Refused(PictureRefusal.TOO_LARGE))
        : Mono.fromCallable(() -> RedrawPicture.of(file))
            .subscribeOn(drawing)
            .flatMap(outcome -> kept(shot, idOf(shot, file), outcome));
  }

  private static UUID idOf(Shot shot, byte[] file) {
    var place = "%s %s %s ".formatted(shot.request(), shot.moment(), shot.by());
    var start = place.getBytes(StandardCharsets.US_ASCII);
    var all = Arrays.copyOf(start, start.length + file.length);
    System.arraycopy(file, 0, all, start.length, file.length);
    return UUID.nameUUIDFromBytes(all);
  }

  private Mono<Attachment> kept(Shot shot, UUID id, RedrawPicture.Outcome outcome) {
    return switch (outcome) {
      case RedrawPicture.Outcome.Unusable unusable ->
          Mono.just(new Attachment.Refused(unusable.reason()));
      case RedrawPicture.Outcome.Redrawn redrawn -> kept(shot, id, redrawn.picture());
    };
  }

  /** In the first free place of its moment; others may take the same one at the same time. */
  private Mono<Attachment> kept(Shot shot, UUID id, Small picture) {
    return Mono.defer(
            () -> known(id).flatMap(known -> known ? attached(id) : add(shot, id, picture)))
        .retryWhen(Retry.max(Pictures.MOST).filter(DuplicateKeyException.class::isInstance));
  }

  private Mono<Attachment> add(Shot shot, UUID id, Small picture) {
    return insert(shot, id, picture)
        .flatMap(
            rows ->
                rows == 0
                    ? Mono.just(new Attachment.Refused(PictureRefusal.TOO_MANY))
                    : attached(id));
  }

  private static Mono<Attachment> attached(UUID id) {
    return Mono.just(new Attachment.Attached(id));
  }

  private Mono<Boolean> known(UUID id) {
    return database
        .sql("select exists (select 1 from visit_picture where id = :id)")
        .bind("id", id)
        .map(row -> requireNonNull(row.get(0, Boolean.class)))
        .one();
  }

  private Mono<Long> insert(Shot shot, UUID id, Small picture) {
    return database
        .sql(
            """
            insert into visit_picture (
              id, request_id, moment, position, content_sealed, width, height, added_by)
            select :id, :request, :moment, min(free), :content, :width, :height, :by
            from generate_series(1, :most) as free
            where not exists (
              select 1
              from visit_picture p
              where p.request_id = :request
                and p.moment = :moment
                and p.position = free)
            having min(free) is not null
            """)
        .bind("id", id)
        .bind("request", shot.request())
        .bind("moment", shot.moment().name())
        .bind("content", cipher.encrypt(picture.jpeg()))
        .bind("width", picture.width())
        .bind("height", picture.height())
        .bind("most", Pictures.MOST)
        .bind("by", shot.by())
        .fetch()
        .rowsUpdated();
  }

  /**
   * Those before the work first, each in the order they were brought; empty when there are none.
   */
  public Mono<List<Taken>> list(UUID request) {
    return database
        .sql(
            """
            select id, moment
            from visit_picture
            where request_id = :request
            order by moment desc, position
            """)
        .bind("request", request)
        .map(
            row ->
                new Taken(
                    requireNonNull(row.get("id", UUID.class)),
                    Moment.valueOf(requireNonNull(row.get("moment", String.class)))))
        .all()
        .collectList();
  }

  /** A photo as JPEG; empty when it is none of this request's visits. */
  public Mono<byte[]> read(UUID request, UUID id) {
    return database
        .sql("select content_sealed from visit_picture where id = :id and request_id = :request")
        .bind("id", id)
        .bind("request", request)
        .map(row -> cipher.decrypt(requireNonNull(row.get("content_sealed", byte[].class))))
        .one();
  }
}
