package org.diandan.request.export;

import static java.util.Objects.requireNonNull;

import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The names of the two people behind a file with personal data. */
@Component
final class WhoWants {

  private final DatabaseClient database;
  private final FieldCipher cipher;

  WhoWants(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /** Who ordered it and who approved it, by name and login. */
  record TwoPeople(String ordered, String approved) {}

  Mono<TwoPeople> of(ExportJob job) {
    return database
        .sql(
            """
            select o.name_sealed as ordered, oa.login as ordered_login,
              d.name_sealed as decided, da.login as decided_login
            from export_job j
            join person o on o.id = j.ordered_by
            join account oa on oa.person_id = j.ordered_by
            left join person d on d.id = j.decided_by
            left join account da on da.person_id = j.decided_by
            where j.id = :id
            """)
        .bind("id", job.id())
        .map(
            row ->
                new TwoPeople(
                    named(
                        requireNonNull(row.get("ordered", String.class)),
                        row.get("ordered_login", String.class)),
                    named(
                        row.get("decided", String.class), row.get("decided_login", String.class))))
        .one();
  }

  private String named(@Nullable String sealed, @Nullable String login) {
    if (sealed == null) {
      return "";
    }
    var name = cipher.decrypt(sealed);
    return login == null ? name : "%s (%s)".formatted(name, login);
  }
}
