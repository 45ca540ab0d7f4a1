package org.diandan.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long tests wait for what must come, unless they say otherwise: long enough for a machine that
 * is busy with other tests. What comes costs no more than before; only what never comes costs all
 * of it.
 */
public final class Patience implements LauncherSessionListener {

  /** For one thing to come. */
  public static final Duration LONG = Duration.ofSeconds(60);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LONG);
  }
}
