package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.identity.People.DATABASE;
import static org.diandan.request.identity.People.bean;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class KeyUsesIT {

  private final UUID key = UUID.randomUUID();

  @Test
  void aKeyThatManyInstancesSeeIsWrittenOnceAMinute() {
    use(instance(), "10.0.0.1");
    use(instance(), "10.0.0.2");

    assertThat(usedFrom("10.0.0.1")).isTrue();
    DATABASE.execute(
        "update key_use set used_at = used_at - interval '2 minutes' where key_id = '%s'"
            .formatted(key));
    use(instance(), "10.0.0.3");
    assertThat(usedFrom("10.0.0.3")).isTrue();
  }

  @Test
  void anInstanceAsksTheDatabaseOnceAMinute() {
    var here = instance();
    use(here, "10.0.0.1");
    DATABASE.execute(
        "update key_use set used_at = used_at - interval '2 minutes' where key_id = '%s'"
            .formatted(key));

    use(here, "10.0.0.2");

    assertThat(usedFrom("10.0.0.1")).isTrue();
  }

  private static KeyUses instance() {
    return new KeyUses(bean(DatabaseClient.class), Clock.systemUTC());
  }

  private void use(KeyUses uses, String source) {
    uses.note(key, source).block(Duration.ofSeconds(10));
  }

  private boolean usedFrom(String source) {
    return DATABASE.count(
            "select count(*) from key_use where key_id = '%s' and source = '%s'"
                .formatted(key, source))
        == 1;
  }
}
