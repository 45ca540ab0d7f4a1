package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.diandan.testkit.CuttableNetwork;
import org.diandan.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;

class RowSignalsIT {

  private final CuttableNetwork network = new CuttableNetwork(PostgresForTests.port());
  private final Disposable.Composite pages = Disposables.composite();
  private final Probe probe = open();

  @AfterEach
  void stop() {
    pages.dispose();
    probe.close();
    network.close();
  }

  @Test
  void tellsEveryPageWhatHappenedOnItsChannel() {
    var first = page("probe_changed");
    var second = page("probe_changed");
    var other = page("probe_other");

    notify("probe_changed", "a");
    notify("probe_other", "b");
    notify("probe_changed", "c");

    await().untilAsserted(() -> assertThat(first).endsWith("a", "c").doesNotContain("b"));
    await().untilAsserted(() -> assertThat(second).endsWith("a", "c"));
    await().untilAsserted(() -> assertThat(other).endsWith("b").doesNotContain("a", "c"));
  }

  @Test
  void goesOnAfterTheConnectionBrokeAndAsksToLookAgain() {
    var page = page("probe_changed");
    notify("probe_changed", "before");
    await().untilAsserted(() -> assertThat(page).endsWith("before"));
    var seen = page.size();

    network.cut();
    notify("probe_changed", "missed");
    network.heal();

    await().atMost(Probe.LIMIT).until(() -> page.size() > seen);
    assertThat(page.getLast()).isEmpty();
    notify("probe_changed", "after");
    await().untilAsserted(() -> assertThat(page).endsWith("after").doesNotContain("missed"));
  }

  @Test
  void keepsOneConnectionForAllPages() {
    var channels = List.of("probe_one", "probe_two", "probe_one", "probe_three");
    var all = channels.stream().map(this::page).toList();

    assertThat(all).allMatch(page -> !page.isEmpty());
    assertThat(
            probe.database.count(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name = 'signals-probe'\
                """))
        .isEqualTo(1);
  }

  @Test
  void endsItsStreamsWithTheService() {
    var ended = probe.get(RowSignals.class).on("probe_changed").then().toFuture();
    assertThat(ended).isNotDone();

    probe.close();

    await().untilAsserted(() -> assertThat(ended).isCompleted());
  }

  private Probe open() {
    var database = PostgresForTests.database("probe");
    return Probe.start(database, database.propertiesThrough(network.port()), Probe.Service.class);
  }

  /** What a page hears; ready when it was asked to look for the second time, after the listen. */
  private List<String> page(String channel) {
    var heard = new CopyOnWriteArrayList<String>();
    pages.add(probe.get(RowSignals.class).on(channel).subscribe(heard::add));
    await()
        .untilAsserted(
            () -> {
              probe.database.execute("notify " + channel);
              assertThat(heard).hasSizeGreaterThan(2);
            });
    return heard;
  }

  private void notify(String channel, String payload) {
    probe.database.execute("notify %s, '%s'".formatted(channel, payload));
  }
}
