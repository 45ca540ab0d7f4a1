package org.diandan.standalone.distributed;

import java.net.URI;
import java.nio.file.Path;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.Secrets;
import org.diandan.standalone.demo.Demonstration;
import org.diandan.standalone.postgres.Roles;

/** Brings the demonstration data into services that run anywhere. */
public final class SeedDemonstration {
  private SeedDemonstration() {}

  /**
   * Does nothing when it has been done before.
   *
   * @param arguments data folder with the secrets, base address of the platform
   */
  public static void main(String[] arguments) throws Exception {
    try (var folder = DataFolder.beside(Path.of(arguments[0]))) {
      var demonstration = new Demonstration(folder, Secrets.of(folder, Roles.names()));
      if (demonstration.isMissing()) {
        demonstration.bringIn(URI.create(arguments[1]));
      }
    }
  }
}
