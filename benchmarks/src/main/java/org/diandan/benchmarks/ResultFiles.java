package org.diandan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where benchmarks leave their figures for machines and their pictures. */
public final class ResultFiles {

  private static final Path FOLDER = Path.of("benchmarks", "target", "results");

  private ResultFiles() {}

  /** Writes {@code NAME.json} and {@code NAME.svg}, over those of an earlier run. */
  public static void write(String name, String json, String svg) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(name + ".json"), json);
    Files.writeString(FOLDER.resolve(name + ".svg"), svg);
  }
}
