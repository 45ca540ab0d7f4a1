package org.diandan.outbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.outbox.Wellbeing.Invariants;
import org.diandan.outbox.Wellbeing.Measure;
import org.diandan.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

class WellbeingIT {

  private static Probe probe;
  private static Wellbeing wellbeing;

  @BeforeAll
  static void start() {
    var database = PostgresForTests.database("probe");
    probe =
        Probe.start(
            database, database.properties(), Watched.class, "probe.group=" + UUID.randomUUID());
    wellbeing = probe.get(Wellbeing.class);
  }

  @AfterAll
  static void stop() {
    probe.close();
    assertThat(probe.database.count("select count(*) from service_instance")).isZero();
  }

  @Test
  void aServiceThatWorksHasNothingToSay() {
    assertThat(measured("broker-away").value()).isZero();
    assertThat(measured("listeners").value()).isZero();
    assertThat(measured("instances").parts()).hasSize(1);
    assertThat(words()).contains("database", "outbox", "parked", "letters", "lag", "disk");
  }

  @Test
  void anInstanceThatWasKilledIsMissedForAnHour() {
    instance("killed", "1 minute");
    instance("forgotten", "2 hours");

    var instances = measured("instances");

    assertThat(instances.value()).isEqualTo(1);
    assertThat(instances.parts()).containsKey("killed").doesNotContainKey("forgotten");
    probe.database.execute("delete from service_instance where name = 'killed'");
  }

  @Test
  void aListenerThatStandsStillIsSeenAndWhatItHasNotTaken() {
    var container =
        probe.get(KafkaListenerEndpointRegistry.class).getListenerContainers().iterator().next();
    container.stop();

    probe.write(Change.none().publishing(Probe.events(UUID.randomUUID(), 3)));

    await().atMost(Probe.LIMIT).until(() -> behind() >= 3);
    assertThat(measured("listeners").value()).isEqualTo(1);
    assertThat(measured("lag").parts()).containsOnlyKeys(requireNonNull(container.getGroupId()));
    container.start();
    await().atMost(Probe.LIMIT).until(() -> behind() == 0);
  }

  @Test
  void whatCannotBeIsFoundUntilItIsGone() {
    var thing = UUID.randomUUID();
    probe.database.execute("insert into thing (id, count) values ('%s', 99)".formatted(thing));

    var found = wellbeing.reconcile().block(Probe.LIMIT);
    var words = words();
    probe.database.execute("delete from thing where id = '%s'".formatted(thing));

    assertThat(found).isEqualTo(Map.of("too-many", 1L));
    assertThat(words).contains("impossible.too-many");
    assertThat(wellbeing.reconcile().block(Probe.LIMIT)).isEmpty();
    assertThat(words()).doesNotContain("impossible.too-many");
  }

  private static long behind() {
    return measured("lag").value();
  }

  private static Measure measured(String word) {
    return wellbeing.measure().stream()
        .filter(measure -> measure.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> words() {
    return wellbeing.measure().stream().map(Measure::word).toList();
  }

  private static void instance(String name, String silentFor) {
    probe.database.execute(
        """
        insert into service_instance (id, name, seen_at, idle_listeners)
        values (gen_random_uuid(), '%s', clock_timestamp() - interval '%s', 0)
        """
            .formatted(name, silentFor));
  }

  @Import(ListenerIT.Listening.class)
  static class Watched {

    @Bean
    Invariants invariants() {
      return new Invariants(
          List.of("too-many", "never"),
          """
          select 'too-many' as kind, count(*) as number from thing where count > 50
          union all
          select 'never', 0
          """);
    }
  }
}
