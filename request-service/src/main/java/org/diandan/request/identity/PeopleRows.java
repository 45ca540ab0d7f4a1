package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diandan.outbox.Change;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides which rows checked accounts become, and writes them in one statement. */
@Component
final class PeopleRows {

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final KeyedHash hash;

  PeopleRows(DatabaseClient database, FieldCipher cipher, KeyedHash hash) {
    this.database = database;
    this.cipher = cipher;
    this.hash = hash;
  }

  /** An entry and the person it is. */
  record Planned(UUID personId, CheckedAccount entry) {}

  /**
   * What is to be written.
   *
   * @param ids of the persons of all entries, in their order
   */
  record Plan(
      List<UUID> ids, List<Planned> newPersons, List<Planned> newAccounts, List<Planned> granted) {}

  private record Known(UUID personId, String identity, @Nullable String login) {}

  private record Grant(UUID personId, Authority authority) {}

  Mono<Plan> plan(List<CheckedAccount> entries) {
    return database
        .sql(
            """
            select p.id, p.phone_hash || ' ' || p.name_hash as identity, a.login
            from person p
            left join account a on a.person_id = p.id
            where a.login = any(:logins)
               or p.phone_hash = any(:phones)
            """)
        .bind("logins", texts(entries, CheckedAccount::login))
        .bind("phones", texts(entries, entry -> hash.of(entry.phone())))
        .map(PeopleRows::knownOf)
        .all()
        .collectList()
        .map(known -> new Planning(known).of(entries));
  }

  Change change(Plan plan, List<String> hashes, SignedIn administrator) {
    var persons = plan.newPersons();
    var accounts = plan.newAccounts();
    var grants =
        plan.granted().stream()
            .flatMap(
                planned ->
                    planned.entry().authorities().stream()
                        .map(authority -> new Grant(planned.personId(), authority)))
            .toList();
    return insert()
        .bind("ids", ids(persons, Planned::personId))
        .bind("names", texts(persons, planned -> cipher.encrypt(planned.entry().name())))
        .bind("nameHashes", texts(persons, planned -> hash.of(planned.entry().name())))
        .bind("phones", texts(persons, planned -> cipher.encrypt(planned.entry().phone())))
        .bind("phoneHashes", texts(persons, planned -> hash.of(planned.entry().phone())))
        .bind("mails", texts(persons, planned -> sealedMail(planned.entry())))
        .bind("accountIds", ids(accounts, Planned::personId))
        .bind("logins", texts(accounts, planned -> planned.entry().login()))
        .bind("passwords", hashes.toArray(String[]::new))
        .bind("grantIds", ids(grants, Grant::personId))
        .bind("roles", texts(grants, grant -> grant.authority().role()))
        .bind("areas", texts(grants, grant -> grant.authority().area()))
        .bind("actor", administrator.personId())
        .bind("reason", "%d persons, %d accounts".formatted(persons.size(), accounts.size()))
        .bind("area", AccountWrites.commonArea(grants.stream().map(Grant::authority).toList()))
        .bind("after", counted(grants));
  }

  private static Change insert() {
    return Change.of(
        """
        people as (
          insert into person (id, name_sealed, name_hash, phone_sealed, phone_hash, mail_sealed)
          select id, name, name_hash, phone, phone_hash, nullif(mail, '')
          from unnest(cast(:ids as uuid[]), cast(:names as text[]), cast(:nameHashes as text[]),
            cast(:phones as text[]), cast(:phoneHashes as text[]), cast(:mails as text[]))
            as entry(id, name, name_hash, phone, phone_hash, mail)
        ), accounts as (
          insert into account (person_id, login, password_hash)
          select id, login, password
          from unnest(cast(:accountIds as uuid[]), cast(:logins as text[]),
            cast(:passwords as text[])) as entry(id, login, password)
          on conflict on constraint account_pk do update
            set login = excluded.login, password_hash = excluded.password_hash
            where account.login is null
        ), granted as (
          insert into authority (person_id, role, area)
          select id, role, area
          from unnest(cast(:grantIds as uuid[]), cast(:roles as text[]), cast(:areas as text[]))
            as entry(id, role, area)
          on conflict on constraint authority_pk do nothing
        ), changed as (
          select append_audit(cast(:actor as uuid), 'accounts-created', '', :reason, '', :area, '',
            :after)
        )
        """);
  }

  /** How often which right is given. */
  private static String counted(List<Grant> grants) {
    return grants.stream()
        .map(grant -> grant.authority().role() + "@" + grant.authority().area())
        .collect(Collectors.groupingBy(right -> right, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(right -> right.getKey() + "=" + right.getValue())
        .collect(Collectors.joining("; "));
  }

  private String sealedMail(CheckedAccount entry) {
    return entry.mail().isEmpty() ? "" : cipher.encrypt(entry.mail());
  }

  private static Known knownOf(Readable row) {
    return new Known(
        requireNonNull(row.get("id", UUID.class)),
        String.valueOf(row.get("identity", String.class)),
        row.get("login", String.class));
  }

  private static <T> String[] texts(List<T> items, Function<T, String> text) {
    return items.stream().map(text).toArray(String[]::new);
  }

  private static <T> UUID[] ids(List<T> items, Function<T, UUID> id) {
    return items.stream().map(id).toArray(UUID[]::new);
  }

  /** Walks the entries in order; a later entry may be the same person as an earlier one. */
  private final class Planning {

    private final Map<String, UUID> byLogin = new HashMap<>();
    private final Map<String, UUID> byIdentity = new HashMap<>();
    private final Set<UUID> withAccount = new HashSet<>();
    private final List<UUID> ids = new ArrayList<>();
    private final List<Planned> persons = new ArrayList<>();
    private final List<Planned> accounts = new ArrayList<>();
    private final List<Planned> granted = new ArrayList<>();

    Planning(List<Known> known) {
      known.forEach(this::remember);
    }

    private void remember(Known person) {
      byIdentity.put(person.identity(), person.personId());
      if (person.login() != null) {
        byLogin.put(person.login(), person.personId());
        withAccount.add(person.personId());
      }
    }

    Plan of(List<CheckedAccount> entries) {
      for (var entry : entries) {
        var identity = hash.of(entry.phone()) + " " + hash.of(entry.name());
        var known = entry.signsIn() ? byLogin.get(entry.login()) : null;
        var id = known != null ? known : byIdentity.computeIfAbsent(identity, _ -> fresh(entry));
        if (entry.signsIn() && known == null) {
          addAccount(id, entry);
        }
        granted.add(new Planned(id, entry));
        ids.add(id);
      }
      return new Plan(ids, persons, accounts, granted);
    }

    private UUID fresh(CheckedAccount entry) {
      var id = UUID.randomUUID();
      persons.add(new Planned(id, entry));
      return id;
    }

    private void addAccount(UUID id, CheckedAccount entry) {
      if (!withAccount.add(id)) {
        throw new InvalidInput(
            HttpStatus.UNPROCESSABLE_CONTENT,
            List.of(new FieldError("[" + ids.size() + "].login", "identity.other-login")));
      }
      byLogin.put(entry.login(), id);
      accounts.add(new Planned(id, entry));
    }
  }
}
