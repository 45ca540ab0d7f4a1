package org.diandan.request.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.diandan.outbox.Wellbeing.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  private static final Instant NOW = Instant.parse("2026-11-27T04:00:00Z");

  @TempDir private Path folder;

  @Test
  void isAsOldAsItsMarker() throws IOException {
    var marker = Files.createFile(folder.resolve("backed-up"));
    Files.setLastModifiedTime(marker, FileTime.from(NOW.minusSeconds(80 * 3600)));

    assertThat(measure(marker.toString())).isEqualTo(new Measure("backup", 80, Map.of()));
  }

  @Test
  void isMissingWithoutItsMarker() {
    assertThat(measure(folder.resolve("backed-up").toString()).word()).isEqualTo("backup-missing");
  }

  @Test
  void isUnknownWhereNobodyTells() {
    assertThat(measure("").word()).isEqualTo("backup-unset");
  }

  private static Measure measure(String marker) {
    return new Backup(new BackupProperties(marker), Clock.fixed(NOW, ZoneOffset.UTC)).measure();
  }
}
