package org.diandan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.diandan.standalone.Settings.Exposure;
import org.diandan.standalone.console.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void haveUsualValues() {
    assertThat(Settings.of(Map.of()))
        .isEqualTo(new Settings(8080, Path.of("data"), "127.0.0.1", new Exposure.Plain(), ""));
  }

  @Test
  void comeFromTheEnvironment() {
    var settings =
        Settings.of(
            Map.of(
                "DIANDAN_PORT", "9000",
                "DIANDAN_DATA", "/srv/diandan",
                "DIANDAN_ADDRESS", "0.0.0.0",
                "DIANDAN_TLS", "self-signed"));

    assertThat(settings)
        .isEqualTo(
            new Settings(9000, Path.of("/srv/diandan"), "0.0.0.0", new Exposure.SelfSigned(), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eighty", "-1", "65536", "8080x", "99999"})
  void refuseAPortThatIsNone(String port) {
    assertThatThrownBy(() -> Settings.of(Map.of("DIANDAN_PORT", port)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("DIANDAN_PORT 必须是")
        .hasMessageContaining("must be a number");
  }

  @Test
  void refuseAnAddressBeyondLoopbackOverPlainHttp() {
    assertThatThrownBy(() -> Settings.of(Map.of("DIANDAN_ADDRESS", "0.0.0.0")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("需要证书")
        .hasMessageContaining("DIANDAN_TRUSTED_PROXY");
  }

  @Test
  void allowAnAddressBehindATrustedProxy() {
    var settings =
        Settings.of(Map.of("DIANDAN_ADDRESS", "10.0.0.5", "DIANDAN_TRUSTED_PROXY", "10.0.0.1"));

    assertThat(settings.trustedProxies()).isEqualTo("10.0.0.1");
    assertThat(settings.exposure()).isEqualTo(new Exposure.Plain());
  }

  @Test
  void refuseACertificateWithoutItsKey() {
    assertThatThrownBy(() -> Settings.of(Map.of("DIANDAN_TLS_CERT", "/etc/cert.pem")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("必须同时给出");
  }
}
