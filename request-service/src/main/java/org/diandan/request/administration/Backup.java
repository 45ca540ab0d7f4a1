package org.diandan.request.administration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.diandan.outbox.Wellbeing.Measure;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** When the last backup was made, as the file tells that the backup's script touches. */
@Component
@EnableConfigurationProperties(BackupProperties.class)
public final class Backup {

  private final BackupProperties settings;
  private final Clock clock;

  Backup(BackupProperties settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * How old it is: {@code backup} in hours, {@code backup-unset} when nothing is configured, {@code
   * backup-missing} when the file is not there. May block for a moment.
   */
  public Measure measure() {
    if (settings.marker().isEmpty()) {
      return new Measure("backup-unset", 0, Map.of());
    }
    try {
      var made = Files.getLastModifiedTime(Path.of(settings.marker())).toInstant();
      return new Measure("backup", Duration.between(made, clock.instant()).toHours(), Map.of());
    } catch (IOException _) {
      return new Measure("backup-missing", 1, Map.of());
    }
  }
}
