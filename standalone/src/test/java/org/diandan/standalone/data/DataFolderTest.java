package org.diandan.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.diandan.standalone.console.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temporary;

  @Test
  void isMadeForItsOwnerAlone() throws Exception {
    try (var folder = DataFolder.open(temporary.resolve("a/data"))) {
      assertThat(Files.getPosixFilePermissions(folder.root()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(folder.resolve("format")).hasContent("1");
    }
  }

  @Test
  void isOpenedAgainAfterItWasClosed() {
    DataFolder.open(temporary.resolve("data")).close();

    try (var folder = DataFolder.open(temporary.resolve("data"))) {
      assertThat(folder.root()).isDirectory();
    }
  }

  @Test
  void belongsToOnePlatformAtATime() {
    try (var first = DataFolder.open(temporary.resolve("data"))) {
      assertThatThrownBy(() -> DataFolder.open(first.root()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("正被另一个点单使用")
          .hasMessageContaining("in use by another running Diandan");
    }
  }

  @Test
  void refusesAFolderOfAnotherFormat() throws Exception {
    Files.writeString(temporary.resolve("format"), "0\n");

    assertThatThrownBy(() -> DataFolder.open(temporary))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("格式是 0")
        .hasMessageContaining("has format 0");
  }

  @Test
  void refusesAFolderWithSomebodyElsesFiles() throws Exception {
    Files.writeString(temporary.resolve("thesis.txt"), "…");

    assertThatThrownBy(() -> DataFolder.open(temporary))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("thesis.txt");
  }

  @Test
  void refusesAPathThatIsAFile() throws Exception {
    var file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("不能写入")
        .hasMessageContaining("cannot be written");
  }

  @Test
  void keepsItsSecretsAndShowsThemToNobody() throws Exception {
    try (var folder = DataFolder.open(temporary.resolve("data"))) {
      var secrets = Secrets.of(folder, List.of("request_owner"));

      var again = Secrets.of(folder, List.of("request_owner"));

      assertThat(again).isEqualTo(secrets);
      assertThat(secrets).hasToString("Secrets[not shown]");
      assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void refusesADatabaseWhoseSecretsAreLost() throws Exception {
    try (var folder = DataFolder.open(temporary.resolve("data"))) {
      Files.createDirectories(folder.resolve("postgres/cluster"));

      assertThatThrownBy(() -> Secrets.of(folder, List.of()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("secrets.properties");
    }
  }

  @Test
  void remembersThePortsOfItsServers() throws Exception {
    try (var folder = DataFolder.open(temporary.resolve("data"))) {
      var port = new Ports(folder).of("postgres");

      assertThat(new Ports(folder).of("postgres")).isEqualTo(port);
    }
  }
}
