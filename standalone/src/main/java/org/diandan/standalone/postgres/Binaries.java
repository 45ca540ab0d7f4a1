package org.diandan.standalone.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.diandan.standalone.data.OwnerOnly;

/** The programs of PostgreSQL, unpacked once from the library that brings them for this system. */
final class Binaries {
  private final Path home;

  private Binaries(Path home) {
    this.home = home;
  }

  /** Unpacks into the folder unless an earlier start has done so completely. */
  static Binaries unpackInto(Path folder) throws IOException {
    var home = folder.resolve("programs");
    if (!Files.exists(home)) {
      var unfinished = folder.resolve("programs.unfinished");
      Trees.delete(unfinished);
      OwnerOnly.folder(unfinished);
      try (var archive = open()) {
        unpack(archive, unfinished);
      }
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Binaries(home);
  }

  /** Absolute path of one program, {@code initdb} for example. */
  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static InputStream open() throws IOException {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var name =
        system.startsWith("linux") ? "Linux" : system.startsWith("mac") ? "Darwin" : "Windows";
    var binary =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(name, System.getProperty("os.arch"));
    return new XZCompressorInputStream(binary);
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    var tar = new TarArchiveInputStream(archive);
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      var path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException(
            "The archive of PostgreSQL points outside itself: " + entry.getName());
      }
      unpackEntry(tar, entry, path);
    }
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolve("..").normalize());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
      if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, true)) {
        throw new IOException("Cannot make executable: " + path);
      }
    }
  }
}
