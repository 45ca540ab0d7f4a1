package org.diandan.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.diandan.standalone.Settings.Exposure.Plain;
import org.diandan.standalone.console.Progress;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.supervision.Launcher;

/** Starts the whole platform in one command and keeps it running until it is told to stop. */
public final class Diandan {
  private static final int REFUSED = 2;

  private Diandan() {}

  /** Takes no arguments; see {@code docs/configuration.md} for the environment variables. */
  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var progress = new Progress(out);
    try {
      run(progress);
    } catch (StartRefused refused) {
      progress.say("");
      progress.say(refused.sentences());
      System.exit(REFUSED);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      // Nothing above could handle it: the person at the keyboard gets a sentence, the log the
      // rest.
      Failures.report(progress, failure);
      System.exit(1);
    }
  }

  private static void run(Progress progress) throws Exception {
    var settings = Settings.of(System.getenv());
    progress.say("点单 Diandan 正在启动 · starting");
    var folder = DataFolder.open(settings.data());
    // Before the first logger is made.
    System.setProperty("diandan.logs", folder.resolve("logs").toString());
    System.setProperty("logback.configurationFile", "logback-standalone.xml");
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    var platform = new Platform(settings, folder, progress);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("stop").unstarted(() -> stop(platform, folder, progress)));
    Launcher.whenGone(() -> System.exit(0));
    var ready = platform.start();
    welcome(settings, folder, ready, progress);
    stopped.await();
  }

  private static void stop(Platform platform, DataFolder folder, Progress progress) {
    platform.stop();
    folder.close();
    progress.say("点单已停止 · stopped");
  }

  private static void welcome(
      Settings settings, DataFolder folder, Platform.Ready ready, Progress progress) {
    var scheme = settings.exposure() instanceof Plain ? "http" : "https";
    progress.say(
        """

        点单已就绪 · ready (%.1f s)
          网址 · address      %s://%s:%d/
          演示登录 · logins    %s
          数据 · data         %s
          健康 · health       http://127.0.0.1:%d/request/health
        停止请按 Ctrl+C · Ctrl+C stops it
        """
            .formatted(
                progress.elapsed().toMillis() / 1000.0,
                scheme,
                settings.address(),
                ready.port(),
                folder.resolve("demo-logins.txt"),
                folder.root(),
                ready.managementPort()));
  }
}
