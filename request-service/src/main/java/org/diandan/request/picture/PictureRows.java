package org.diandan.request.picture;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Where pictures lie; nothing else knows. */
@Component
final class PictureRows {

  /** Others may take the same position at the same moment, at most once for each. */
  private static final int ATTEMPTS = Pictures.MOST;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  PictureRows(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * What pictures belong to; exactly one is given.
   *
   * @param draft hash of the secret of a form
   */
  record Owner(@Nullable UUID request, @Nullable String draft) {

    Owner {
      if ((request == null) == (draft == null)) {
        throw new IllegalArgumentException("A picture belongs to a request or to a form.");
      }
    }

    static Owner of(UUID request) {
      return new Owner(request, null);
    }

    static Owner ofDraft(String draftHash) {
      return new Owner(null, draftHash);
    }
  }

  /** Keeps a picture in the first free place of its owner. */
  Mono<Attachment> keep(Owner owner, Small picture, Contributor by) {
    var id = UUID.randomUUID();
    return Mono.defer(() -> insert(owner, id, picture, by))
        .retryWhen(Retry.max(ATTEMPTS).filter(DuplicateKeyException.class::isInstance))
        .<Attachment>map(
            rows ->
                rows == 0
                    ? new Attachment.Refused(PictureRefusal.TOO_MANY)
                    : new Attachment.Attached(id))
        .onErrorResume(
            DataIntegrityViolationException.class,
            e -> Mono.just(new Attachment.Refused(PictureRefusal.NOTHING_TO_ADD_TO)));
  }

  private Mono<Long> insert(Owner owner, UUID id, Small picture, Contributor by) {
    var sql =
        database
            .sql(
                """
                insert into picture (
                  id, request_id, draft_hash, position, content_sealed, width, height,
                  added_as, added_by)
                select :id, :request, :draft, min(free), :content, :width, :height, :as, :by
                from generate_series(1, :most) as free
                where not exists (
                  select 1 from picture p
                  where p.position = free
                    and (p.request_id = :request or p.draft_hash = :draft))
                having min(free) is not null
                """)
            .bind("id", id)
            .bind("content", cipher.encrypt(picture.jpeg()))
            .bind("width", picture.width())
            .bind("height", picture.height())
            .bind("most", Pictures.MOST)
            .bind("as", by.kind().name());
    var owned = bindOwner(sql, owner);
    var contributor = by.id();
    return (contributor == null ? owned.bindNull("by", UUID.class) : owned.bind("by", contributor))
        .fetch()
        .rowsUpdated();
  }

  /** In the order they were brought. */
  Mono<List<UUID>> list(Owner owner) {
    var sql =
        database.sql(
            """
            select id
            from picture
            where request_id = :request or draft_hash = :draft
            order by position
            """);
    return bindOwner(sql, owner).mapValue(UUID.class).all().collectList();
  }

  /** The JPEG of a picture; empty when the owner has no such picture. */
  Mono<byte[]> read(Owner owner, UUID id) {
    var sql =
        database
            .sql(
                """
                select content_sealed
                from picture
                where id = :id and (request_id = :request or draft_hash = :draft)
                """)
            .bind("id", id);
    return bindOwner(sql, owner)
        .map(row -> cipher.decrypt(requireNonNull(row.get("content_sealed", byte[].class))))
        .one();
  }

  /** Removes a picture of a form; nothing happens when there is none. */
  Mono<Void> removeOfDraft(String draftHash, UUID id) {
    return database
        .sql("delete from picture where id = :id and draft_hash = :draft")
        .bind("id", id)
        .bind("draft", draftHash)
        .fetch()
        .rowsUpdated()
        .then();
  }

  private static DatabaseClient.GenericExecuteSpec bindOwner(
      DatabaseClient.GenericExecuteSpec sql, Owner owner) {
    var request = owner.request();
    var draft = owner.draft();
    var half = request == null ? sql.bindNull("request", UUID.class) : sql.bind("request", request);
    return draft == null ? half.bindNull("draft", String.class) : half.bind("draft", draft);
  }
}
