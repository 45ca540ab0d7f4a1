package org.diandan.matching.menu;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diandan.matching.menu.CodeNames.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has this instance know every two seconds what any instance was told of the menu. */
@Component
class FollowNames {

  private static final Logger LOG = LoggerFactory.getLogger(FollowNames.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;
  private final CodeNames names;

  FollowNames(DatabaseClient database, CodeNames names) {
    this.database = database;
    this.names = names;
  }

  private record Told(String code, String kind, Names names) {

    static Told of(Readable row) {
      return new Told(
          requireNonNull(row.get("code", String.class)),
          requireNonNull(row.get("kind", String.class)),
          new Names(
              requireNonNull(row.get("chinese", String.class)),
              requireNonNull(row.get("english", String.class)),
              requireNonNull(row.get("retired", Boolean.class)),
              row.get("credentialed", Boolean.class)));
    }
  }

  @Scheduled(fixedDelayString = "PT2S")
  void look() {
    try {
      var told =
          database
              .sql(
                  """
                  select code, kind, chinese, english, retired, credentialed
                  from matching.code_name
                  """)
              .map(Told::of)
              .all()
              .collectList()
              .block(LIMIT);
      if (told != null && !told.isEmpty()) {
        names.learn(of(CatalogueReactions.ITEM, told), of(CatalogueReactions.SKILL, told));
      }
    } catch (DataAccessException e) {
      // The database is away; what was known last goes on serving.
      LOG.warn("Names of the menu were not refreshed: {}", e.getMessage());
    }
  }

  private static Map<String, Names> of(String kind, List<Told> told) {
    var names = new HashMap<String, Names>();
    told.stream()
        .filter(one -> one.kind().equals(kind))
        .forEach(one -> names.put(one.code(), one.names()));
    return names;
  }
}
