package org.diandan.standalone;

import java.io.IOException;
import java.util.Optional;
import org.diandan.standalone.Settings.Exposure.Certificate;
import org.diandan.standalone.Settings.Exposure.Plain;
import org.diandan.standalone.Settings.Exposure.SelfSigned;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.front.Tls;

/** Finds or makes the certificate that the settings ask for. */
final class Exposures {
  private Exposures() {}

  static Optional<Tls> tls(Settings settings, DataFolder folder)
      throws IOException, InterruptedException {
    return switch (settings.exposure()) {
      case Plain plain -> Optional.empty();
      case Certificate files -> Optional.of(Tls.of(files.certificate(), files.key()));
      case SelfSigned own -> Optional.of(Tls.selfSigned(folder, settings.address()));
    };
  }
}
