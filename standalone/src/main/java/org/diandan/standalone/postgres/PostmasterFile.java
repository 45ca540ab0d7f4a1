package org.diandan.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server writes about itself into {@code postmaster.pid}.
 *
 * @param pid its process id
 * @param ready whether it says that it accepts sessions
 */
record PostmasterFile(long pid, boolean ready) {
  private static final int STATUS_LINE = 7;

  /** Empty when the file is missing or only half written. */
  static Optional<PostmasterFile> read(Path file) throws IOException {
    try {
      var lines = Files.readAllLines(file);
      if (lines.isEmpty() || lines.getFirst().isBlank()) {
        return Optional.empty();
      }
      var ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
      return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready));
    } catch (NoSuchFileException notRunning) {
      return Optional.empty();
    }
  }

  /**
   * The process, if it is alive and really a PostgreSQL and not one that got the same number later.
   */
  Optional<ProcessHandle> findProcess() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().orElse("").contains("postgres"));
  }
}
