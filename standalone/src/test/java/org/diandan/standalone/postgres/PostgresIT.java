package org.diandan.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.Ports;
import org.diandan.standalone.data.Secrets;
import org.diandan.standalone.supervision.Supervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
  private DataFolder folder;
  private Secrets secrets;
  private int port;

  @BeforeEach
  void openFolder(@TempDir Path temporary) throws Exception {
    folder = DataFolder.open(temporary.resolve("data"));
    secrets = Secrets.of(folder, Roles.names());
    port = new Ports(folder).of("postgres");
  }

  @AfterEach
  void closeFolder() {
    folder.close();
  }

  @Test
  void keepsWhatItHasAcknowledged() throws Exception {
    var postgres = Postgres.in(folder, port, secrets);
    var process = postgres.start();
    try (var connection = postgres.connect(Roles.DATABASE);
        var statement = connection.createStatement()) {
      assertThat(show(postgres, "fsync")).isEqualTo("on");
      assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
      assertThat(show(postgres, "data_checksums")).isEqualTo("on");
      assertThat(show(postgres, "lc_messages")).isEqualTo("C.UTF-8");
      statement.execute("create table kept (word text)");
      statement.execute("insert into kept values ('吉安')");
    } finally {
      postgres.stop(process);
    }

    var again = Postgres.in(folder, port, secrets);
    var secondProcess = again.start();

    try (var connection = again.connect(Roles.DATABASE);
        var rows = connection.createStatement().executeQuery("select word from kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("吉安");
    } finally {
      again.stop(secondProcess);
    }
  }

  @Test
  void refusesToStartWhenCommitsCouldBeLost() throws Exception {
    var careless = Postgres.withSettings(folder, port, List.of("fsync=off"));

    assertThatThrownBy(careless::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("fsync = off");

    assertThat(Files.exists(folder.resolve("postgres/cluster/postmaster.pid"))).isFalse();
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    var postgres = Postgres.in(folder, port, secrets);
    var process = postgres.start();

    try {
      var url = "jdbc:postgresql://" + postgres.address() + "/" + Roles.DATABASE;
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres").close())
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> DriverManager.getConnection(url, "request_service", "").close())
          .isInstanceOf(SQLException.class);
      assertThat(Files.getPosixFilePermissions(folder.root()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    } finally {
      postgres.stop(process);
    }
  }

  @Test
  void givesEachServiceTwoRolesWithoutPowersOverTheOthers() throws Exception {
    var postgres = Postgres.in(folder, port, secrets);
    var process = postgres.start();

    try (var owner = connectAs(postgres, "matching_owner");
        var service = connectAs(postgres, "matching_service");
        var stranger = connectAs(postgres, "request_service")) {
      owner.createStatement().execute("create table team (name text)");
      assertThatThrownBy(() -> service.createStatement().execute("create table more (name text)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> stranger.createStatement().executeQuery("select from matching.team"))
          .hasMessageContaining("permission denied");
      assertThat(superusers(postgres)).containsExactly("postgres");
    } finally {
      postgres.stop(process);
    }
  }

  @Test
  void stopsTheServerThatAnEarlierRunLeftBehind() throws Exception {
    var earlier = Postgres.in(folder, port, secrets).start();

    var postgres = Postgres.in(folder, new Ports(folder).of("postgres"), secrets);
    var process = postgres.start();

    try {
      assertThat(earlier.isAlive()).isFalse();
      assertThat(show(postgres, "fsync")).isEqualTo("on");
    } finally {
      postgres.stop(process);
    }
  }

  @Test
  void isBackWithinTenSecondsAfterItWasKilled() throws Exception {
    var warnings = Collections.synchronizedList(new ArrayList<String>());
    var postgres = Postgres.in(folder, port, secrets);
    var supervisor = Supervisor.start(postgres, warnings::add);
    var killed = supervisor.pid();
    var killedAt = System.nanoTime();

    ProcessHandle.of(killed).orElseThrow().destroyForcibly();

    try {
      while (supervisor.pid() == killed) {
        Thread.onSpinWait();
        assertThat(Duration.ofNanos(System.nanoTime() - killedAt))
            .isLessThan(Duration.ofSeconds(10));
      }
      assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(warnings).first().asString().contains("PostgreSQL");
    } finally {
      supervisor.stop();
    }
  }

  private static String show(Postgres postgres, String setting) throws SQLException {
    try (var connection = postgres.connect(Roles.DATABASE);
        var rows = connection.createStatement().executeQuery("show " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static List<String> superusers(Postgres postgres) throws SQLException {
    var names = new ArrayList<String>();
    try (var connection = postgres.connect(Roles.DATABASE);
        var rows =
            connection
                .createStatement()
                .executeQuery("select rolname from pg_roles where rolsuper")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private java.sql.Connection connectAs(Postgres postgres, String role) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + postgres.address() + "/" + Roles.DATABASE,
        role,
        secrets.rolePasswords().get(role));
  }
}
