package org.diandan.standalone.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.supervision.Launcher;
import org.jspecify.annotations.Nullable;

/** Keeps a second platform off the same folder, and ends one whose Maven was killed. */
final class FolderLock implements AutoCloseable {
  private static final Duration LEFT_OVER_MAY_TAKE = Duration.ofSeconds(30);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path root) throws IOException {
    var file = root.resolve("lock");
    var taken = tryTake(file);
    if (taken.isEmpty() && endLeftOver(file)) {
      taken = tryTake(file);
    }
    return taken.orElseThrow(
        () ->
            new StartRefused(
                "数据文件夹 %s 正被另一个点单使用；请先停止它，或用 DIANDAN_DATA 另选一个文件夹。".formatted(root),
                ("The data folder %s is in use by another running Diandan:"
                        + " stop that one first, or choose another folder by DIANDAN_DATA.")
                    .formatted(root)));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<FolderLock> tryTake(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    var owner = "%d %d%n".formatted(ProcessHandle.current().pid(), Launcher.pid().orElse(0));
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
    return Optional.of(new FolderLock(channel));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** A platform whose launcher is gone has nobody left to stop it: it is ended here. */
  private static boolean endLeftOver(Path file) throws IOException {
    var words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 2 || words[1].equals("0") || isAlive(words[1])) {
      return false;
    }
    var leftOver = ProcessHandle.of(Long.parseLong(words[0]));
    leftOver.ifPresent(FolderLock::end);
    return true;
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  private static void end(ProcessHandle leftOver) {
    leftOver.destroy();
    if (!awaitEnd(leftOver.onExit())) {
      leftOver.destroyForcibly();
      awaitEnd(leftOver.onExit());
    }
  }

  private static boolean awaitEnd(CompletableFuture<ProcessHandle> end) {
    try {
      end.get(LEFT_OVER_MAY_TAKE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillAlive) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
