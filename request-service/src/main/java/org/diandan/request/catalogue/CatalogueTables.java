package org.diandan.request.catalogue;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue in the database. */
final class CatalogueTables {

  private final DatabaseClient database;

  CatalogueTables(DatabaseClient database) {
    this.database = database;
  }

  /** Adds what is not there yet; rows that exist are left alone. */
  Mono<Void> bringIn(Catalogue shipped) {
    var items = shipped.groups().stream().flatMap(group -> group.items().stream()).toList();
    return bringInGroups(shipped.groups())
        .then(Mono.defer(() -> bringInSkills(shipped.skills())))
        .then(Mono.defer(() -> bringInItems(items)));
  }

  /** How often the catalogue was changed; as long as it stands, {@link #read} gives the same. */
  Mono<Long> revision() {
    return database.sql("select revision from catalogue_revision").mapValue(Long.class).one();
  }

  Mono<MenuSnapshot> read() {
    return Mono.zip(
            readItems().collectList(), readSkills().collectList(), readHistory().collectList())
        .flatMap(
            read ->
                readGroups(read.getT1())
                    .map(groups -> MenuSnapshot.of(groups, read.getT2(), read.getT3())));
  }

  private Mono<Void> bringInGroups(List<ServiceGroup> groups) {
    return database
        .sql(
            """
            insert into service_group (code, name_zh, name_en, position)
            select * from unnest(:codes, :zh, :en, :positions)
            on conflict do nothing
            """)
        .bind("codes", column(groups, ServiceGroup::code))
        .bind("zh", column(groups, group -> group.name().zh()))
        .bind("en", column(groups, group -> group.name().en()))
        .bind("positions", positions(groups))
        .then();
  }

  private Mono<Void> bringInSkills(List<Skill> skills) {
    return database
        .sql(
            """
            insert into skill (code, name_zh, name_en, credential, credential_zh)
            select * from unnest(:codes, :zh, :en, :credentials, :credentialsZh)
            on conflict do nothing
            """)
        .bind("codes", column(skills, skill -> skill.code().value()))
        .bind("zh", column(skills, skill -> skill.name().zh()))
        .bind("en", column(skills, skill -> skill.name().en()))
        .bind("credentials", column(skills, skill -> skill.credential().en()))
        .bind("credentialsZh", column(skills, skill -> skill.credential().zh()))
        .then();
  }

  /** An item that needs a skill which was retired here is not offered. */
  private Mono<Void> bringInItems(List<ServiceItem> items) {
    return database
        .sql(
            """
            insert into service_item (
              code, group_code, name_zh, name_en, skills, urgency, accept_seconds, finish_seconds,
              flags, position, retired_at)
            select code, group_code, zh, en, string_to_array(skills, ';'), urgency, accept, finish,
              string_to_array(flags, ';'), position,
              (select min(s.retired_at) from skill s where s.code = any (string_to_array(i.skills, ';')))
            from unnest(:codes, :groups, :zh, :en, :skills, :urgencies, :accept, :finish, :flags,
              :positions)
              as i(code, group_code, zh, en, skills, urgency, accept, finish, flags, position)
            where not exists (select from service_item known where known.code = i.code)
            on conflict do nothing
            """)
        .bind("codes", column(items, item -> item.code().value()))
        .bind("groups", column(items, ServiceItem::groupCode))
        .bind("zh", column(items, item -> item.name().zh()))
        .bind("en", column(items, item -> item.name().en()))
        .bind("skills", column(items, item -> joined(item.skills(), SkillCode::value)))
        .bind("urgencies", column(items, item -> item.urgency().name()))
        .bind("accept", seconds(items, ServiceItem::acceptWithin))
        .bind("finish", seconds(items, ServiceItem::finishWithin))
        .bind("flags", column(items, item -> joined(item.flags(), ItemFlag::letter)))
        .bind("positions", positions(items))
        .then();
  }

  private Mono<List<ServiceGroup>> readGroups(List<ServiceItem> items) {
    return database
        .sql("select code, name_zh, name_en from service_group order by position, code")
        .map(
            row -> {
              var code = text(row, "code");
              var own =
                  items.stream()
                      .filter(item -> item.groupCode().equals(code))
                      .sorted(Comparator.comparing(ServiceItem::isSomethingElse))
                      .toList();
              return new ServiceGroup(code, words(row), own);
            })
        .all()
        .collectList();
  }

  private Flux<Skill> readSkills() {
    return database
        .sql(
            """
            select code, name_zh, name_en, credential, credential_zh, version,
              retired_at is not null as retired
            from skill
            order by code
            """)
        .map(CatalogueTables::skillOf)
        .all();
  }

  private Flux<ServiceItem> readItems() {
    return database
        .sql(
            """
            select code, group_code, name_zh, name_en, skills, urgency, accept_seconds,
              finish_seconds, flags, version
            from service_item
            where retired_at is null
            order by position, code
            """)
        .map(CatalogueTables::itemOf)
        .all();
  }

  private Flux<ServiceItem> readHistory() {
    return database
        .sql(
            """
            select code, group_code, name_zh, name_en, skills, urgency, accept_seconds,
              finish_seconds, flags, version
            from service_item_version
            """)
        .map(CatalogueTables::itemOf)
        .all();
  }

  static ServiceItem itemOf(Readable row) {
    return new ServiceItem(
        new ServiceItemCode(text(row, "code")),
        text(row, "group_code"),
        words(row),
        set(row, "skills", SkillCode::new),
        Urgency.valueOf(text(row, "urgency")),
        Duration.ofSeconds(requireNonNull(row.get("accept_seconds", Long.class))),
        Duration.ofSeconds(requireNonNull(row.get("finish_seconds", Long.class))),
        set(row, "flags", ItemFlag::ofLetter),
        requireNonNull(row.get("version", Integer.class)));
  }

  static Skill skillOf(Readable row) {
    return new Skill(
        new SkillCode(text(row, "code")),
        words(row),
        new Words(text(row, "credential_zh"), text(row, "credential")),
        requireNonNull(row.get("version", Integer.class)),
        requireNonNull(row.get("retired", Boolean.class)));
  }

  private static <T> Set<T> set(Readable row, String column, Function<String, T> read) {
    return Arrays.stream(requireNonNull(row.get(column, String[].class)))
        .map(read)
        .collect(Collectors.toSet());
  }

  private static Words words(Readable row) {
    return new Words(text(row, "name_zh"), text(row, "name_en"));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class), column);
  }

  private static <T> String[] column(List<T> rows, Function<T, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static Integer[] positions(List<?> rows) {
    return IntStream.range(0, rows.size()).boxed().toArray(Integer[]::new);
  }

  private static Long[] seconds(List<ServiceItem> items, Function<ServiceItem, Duration> span) {
    return items.stream().map(item -> span.apply(item).toSeconds()).toArray(Long[]::new);
  }

  private static <T> String joined(Set<T> values, Function<T, String> text) {
    return values.stream().map(text).sorted().collect(Collectors.joining(";"));
  }
}
