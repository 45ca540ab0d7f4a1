package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows an operator a request of the operator's areas with the resident's contact. */
@Component
public final class OpenCase {

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final FindRequest requests;
  private final AuditLog audit;

  OpenCase(DatabaseClient database, FieldCipher cipher, FindRequest requests, AuditLog audit) {
    this.database = database;
    this.cipher = cipher;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * A request as the desk sees it.
   *
   * @param contact what the resident left; nothing of an anonymous one
   */
  public record Case(TrackedRequest request, Contact contact) {}

  /**
   * What the resident left; each part is empty when it is missing.
   *
   * @param words the description, and what was added to it, oldest first
   */
  public record Contact(
      String name, String phone, String address, List<String> words, String channel) {

    public Contact {
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return "Contact[…]";
    }
  }

  /** Whether a request lies in the areas; false for one that does not exist. */
  public Mono<Boolean> isTheirs(UUID request, OperatorAreas areas) {
    return database
        .sql("select area_code from request where id = :id")
        .bind("id", request)
        .mapValue(String.class)
        .one()
        .map(areas::cover)
        .defaultIfEmpty(false);
  }

  /** Opens it and remembers who did; empty when it is not in the areas. */
  public Mono<Case> open(UUID request, OperatorAreas areas, UUID operator) {
    return isTheirs(request, areas)
        .filter(theirs -> theirs)
        .flatMap(theirs -> audit.record(entry(request, operator)).thenReturn(theirs))
        .flatMap(theirs -> Mono.zip(requests.byId(request), contact(request)))
        .map(found -> new Case(found.getT1(), found.getT2()));
  }

  /**
   * Shows what the resident left to somebody whose right the caller has checked, and remembers it.
   */
  public Mono<Contact> reveal(UUID request, AuditEntry entry) {
    return audit.record(entry).then(Mono.defer(() -> contact(request)));
  }

  private static AuditEntry entry(UUID request, UUID operator) {
    return new AuditEntry(operator, "contact-revealed", request.toString(), "operator desk", "");
  }

  private Mono<Contact> contact(UUID request) {
    return database
        .sql(
            """
            select r.name_sealed, r.phone_sealed, r.address_sealed, r.channel,
              array_remove(
                array[r.words_sealed] || array(
                  select w.words_sealed
                  from request_words w
                  where w.request_id = r.id
                    and w.kind <> 'CLOSE_BY_STAFF'
                  order by w.said_at),
                null) as words
            from request r
            where r.id = :id
            """)
        .bind("id", request)
        .map(this::contactOf)
        .one();
  }

  private Contact contactOf(Readable row) {
    return new Contact(
        opened(row, "name_sealed"),
        opened(row, "phone_sealed"),
        opened(row, "address_sealed"),
        Arrays.stream(requireNonNull(row.get("words", String[].class)))
            .map(cipher::decrypt)
            .toList(),
        requireNonNull(row.get("channel", String.class)));
  }

  private String opened(Readable row, String column) {
    @Nullable String sealed = row.get(column, String.class);
    return sealed == null ? "" : cipher.decrypt(sealed);
  }
}
