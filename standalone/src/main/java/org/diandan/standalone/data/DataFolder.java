package org.diandan.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.standalone.console.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * The one folder in which everything lasts: database, events, secrets, logs. It belongs to one
 * running platform at a time.
 */
public final class DataFolder implements AutoCloseable {
  /** Raised when an older folder can no longer be opened as it is. */
  static final String FORMAT = "1";

  private static final Set<String> HARMLESS = Set.of("lock", "format.new", "logs");

  private final Path root;
  private final @Nullable FolderLock lock;

  private DataFolder(Path root, @Nullable FolderLock lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Makes the folder where it is missing, locks it and checks its format.
   *
   * @throws StartRefused when it cannot be written, is in use, or has another format
   */
  public static DataFolder open(Path folder) {
    var root = folder.toAbsolutePath().normalize();
    try {
      OwnerOnly.folder(root);
      if (!Files.isWritable(root)) {
        throw notWritable(root, null);
      }
      var lock = FolderLock.take(root);
      try {
        checkFormat(root);
        OwnerOnly.folder(root.resolve("logs"));
      } catch (IOException | StartRefused refused) {
        lock.close();
        throw refused;
      }
      return new DataFolder(root, lock);
    } catch (IOException failure) {
      throw notWritable(root, failure);
    }
  }

  /** For programs that work beside the platform that has the folder: neither locked nor checked. */
  public static DataFolder beside(Path folder) {
    return new DataFolder(folder.toAbsolutePath().normalize(), null);
  }

  /** Absolute path of the folder. */
  public Path root() {
    return root;
  }

  /** Path of something inside the folder. */
  public Path resolve(String name) {
    return root.resolve(name);
  }

  /** Sub-folder of mode 700, made where it is missing. */
  public Path folder(String name) throws IOException {
    return OwnerOnly.folder(root.resolve(name));
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }

  private static void checkFormat(Path root) throws IOException {
    var formatFile = root.resolve("format");
    if (!Files.exists(formatFile)) {
      refuseForeignContent(root);
      OwnerOnly.write(formatFile, FORMAT + "\n");
      return;
    }
    var found = Files.readString(formatFile).strip();
    if (!found.equals(FORMAT)) {
      throw new StartRefused(
          "数据文件夹 %s 的格式是 %s，本版本只认识格式 %s；请用当时的版本打开，或用 DIANDAN_DATA 另选一个文件夹。"
              .formatted(root, found, FORMAT),
          ("The data folder %s has format %s and this release knows only format %s: open it with"
                  + " the release that made it, or choose another folder by DIANDAN_DATA.")
              .formatted(root, found, FORMAT));
    }
  }

  private static void refuseForeignContent(Path root) throws IOException {
    try (var entries = Files.list(root)) {
      var foreign =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !HARMLESS.contains(name))
              .sorted()
              .collect(Collectors.joining(", "));
      if (!foreign.isEmpty()) {
        throw new StartRefused(
            "文件夹 %s 里有别的内容（%s），不是点单的数据文件夹；请用 DIANDAN_DATA 选一个空文件夹。".formatted(root, foreign),
            ("The folder %s holds other things (%s) and is no data folder of Diandan:"
                    + " choose an empty one by DIANDAN_DATA.")
                .formatted(root, foreign));
      }
    }
  }

  private static StartRefused notWritable(Path root, @Nullable IOException cause) {
    var chinese = "数据文件夹 %s 不能写入；请检查权限，或用 DIANDAN_DATA 另选一个文件夹。".formatted(root);
    var english =
        "The data folder %s cannot be written: check its permissions, or choose another one by DIANDAN_DATA."
            .formatted(root);
    return cause == null
        ? new StartRefused(chinese, english)
        : new StartRefused(chinese, english, cause);
  }
}
